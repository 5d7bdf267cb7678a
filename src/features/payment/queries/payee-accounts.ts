import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface PayeeAccount {
  holder: string;
  bank: string;
  accountNo: string;
}

/** Where a body takes transfers; undefined until it has said so. */
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
  account: PayeeAccount,
): Promise<void> {
  const values = { holder: account.holder, bank: account.bank, accountNo: account.accountNo };
  await tx
    .insertInto('payeeAccounts')
    .values({ organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisationId').doUpdateSet(values))
    .execute();
}
