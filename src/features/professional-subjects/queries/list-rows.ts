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
    .selectFrom('professional_list_rows')
    .select([
      'row_no as rowNo',
      'name',
      'id_number_cipher as idNumberCipher',
      'id_number_masked as idNumberMasked',
      'quantity',
      'tested',
      'account_id as accountId',
      'credit_hours as creditHours',
      'fault',
    ])
    .where('list_id', '=', listId)
    .orderBy('row_no')
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
    .updateTable('professional_list_rows')
    .set({ account_id: now.accountId, credit_hours: now.creditHours, fault: now.fault })
    .where('list_id', '=', listId)
    .where('row_no', '=', rowNo)
    .execute();
}
