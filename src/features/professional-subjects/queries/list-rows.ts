import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A row of a list as it was typed, with what it comes to or what is wrong with it. */
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

/** The rows of a list in their order. */
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

/** Writes what a row comes to now. */
export async function updateRow(
  tx: Tx,
  listId: string,
  rowNo: number,
  now: Pick<AttendanceRow, 'accountId' | 'creditHours' | 'fault'>,
): Promise<void> {
  await tx
    .updateTable('professionalListRows')
    .set({ accountId: now.accountId, creditHours: now.creditHours, fault: now.fault })
    .where('listId', '=', listId)
    .where('rowNo', '=', rowNo)
    .execute();
}
