import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { noteEverybody } from '../queries/learner-years.ts';
import { refreshYears } from './refresh-years.ts';

/** Computes every year of everybody anew. No audit: it repeats what other entries tell. */
export async function recomputeYears(parts: Parts): Promise<void> {
  await inTransaction(parts.db, noteEverybody);
  await refreshYears(parts);
}
