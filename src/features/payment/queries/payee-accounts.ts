import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface PayeeAccount {
  holder: string;
  bank: string;
  accountNo: string;
}

/** The bank account of a body for transfers; undefined until it is entered. */
export async function findPayeeAccount(
  db: Reader,
  organisationId: string,
): Promise<PayeeAccount | undefined> {
  return db
    .selectFrom('payeeAccounts')
    .select(['holder', 'bank', 'accountNo'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
}

export async function upsertPayeeAccount(
  tx: Tx,
  organisationId: string,
  values: PayeeAccount,
): Promise<void> {
  await tx
    .insertInto('payeeAccounts')
    .values({ organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisationId').doUpdateSet(values))
    .execute();
}
