import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A row of a list as it was typed, with its credit or fault. */
export interface AttendanceRow {
  rowNo: number;
  name: string;
  idNumberCipher: string;
  idNumberMasked: string;
  quantity: string;
  tested: string;
  accountId: string | null;
  creditHours: number | null;
  fault: string | null;
}

/** Lists the rows of a list in order. */
export async function listRows(db: Reader, listId: string): Promise<AttendanceRow[]> {
  return db
    .selectFrom('professionalListRows')
    .select([
      'rowNo',
      'name',
      'idNumberCipher',
      'idNumberMasked',
      'quantity',
      'tested',
      'accountId',
      'creditHours',
      'fault',
    ])
    .where('listId', '=', listId)
    .orderBy('rowNo')
    .execute();
}

/** Stores the present credit or fault of a row. */
export async function updateRow(
  tx: Tx,
  listId: string,
  rowNo: number,
  outcome: Pick<AttendanceRow, 'accountId' | 'creditHours' | 'fault'>,
): Promise<void> {
  await tx
    .updateTable('professionalListRows')
    .set(outcome)
    .where('listId', '=', listId)
    .where('rowNo', '=', rowNo)
    .execute();
}
