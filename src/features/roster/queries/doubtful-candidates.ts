import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A row whose number may have been rounded. */
export interface DoubtfulCandidate {
  rowNo: number;
  name: string;
  idNumberMasked: string;
}

/** Lists those of these rows that can be imported, once the importer confirms them. */
export async function listDoubtful(
  db: Reader,
  batchId: string,
  rows: readonly number[],
): Promise<DoubtfulCandidate[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await sql<DoubtfulCandidate>`
    select row_no, name, id_number_masked from admissions
    where batch_id = ${batchId} and row_no = any(${rows}::integer[]) and standing <> 'FAULTY'
    order by row_no`.execute(db);
  return found;
}

/** Deletes these rows, which are not imported. */
export async function deleteCandidateRows(
  tx: Tx,
  batchId: string,
  rows: readonly number[],
): Promise<void> {
  await sql`delete from admissions
    where batch_id = ${batchId} and row_no = any(${rows}::integer[])`.execute(tx);
}
