import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteOldTypings } from '../queries/typings.ts';

const keptDays = 90;

/** Forgets what was typed long ago and never saved. No audit: it was in no version. */
export async function forgetTypings(parts: Parts): Promise<void> {
  await inTransaction(parts.db, (tx) => deleteOldTypings(tx, keptDays));
}
