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
    .selectFrom('payee_accounts')
    .select(['holder', 'bank', 'account_no as accountNo'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
}

export async function upsertPayeeAccount(
  tx: Tx,
  organisationId: string,
  account: PayeeAccount,
): Promise<void> {
  const values = { holder: account.holder, bank: account.bank, account_no: account.accountNo };
  await tx
    .insertInto('payee_accounts')
    .values({ organisation_id: organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute();
}
