import type { Tx } from '../../../platform/database/index.ts';
import { upsertTexts } from '../queries/texts.ts';
import { listNewestVersions } from '../queries/versions.ts';

/** Writes the wording of the newest versions of these questions for search. Not audited: a step of others. */
export async function writeTextsOf(tx: Tx, questionIds: readonly string[]): Promise<void> {
  await upsertTexts(tx, await listNewestVersions(tx, questionIds));
}
