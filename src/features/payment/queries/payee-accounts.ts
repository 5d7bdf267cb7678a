import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface PayeeAccount {
  holder: string;
  bank: string;
  accountNo: string;
}

const select = (db: Reader, organisationId: string) =>
  db
    .selectFrom('payeeAccounts')
    .select(['id', 'holder', 'bank', 'accountNo', 'validFrom'])
    .where('organisationId', '=', organisationId)
    .where('stoppedAt', 'is', null);

/**
 * The bank account that takes transfers to a body at an instant; for a time before the first was entered, that
 * one. Undefined until one is entered.
 */
export async function findPayeeAccount(
  db: Reader,
  organisationId: string,
  at: Date,
): Promise<PayeeAccount | undefined> {
  const valid = await select(db, organisationId)
    .where('validFrom', '<=', at)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    valid ?? (await select(db, organisationId).orderBy('validFrom').limit(1).executeTakeFirst())
  );
}

/** The change of account that waits for its day. */
export async function findComingPayeeAccount(
  db: Reader,
  organisationId: string,
  now: Date,
): Promise<(PayeeAccount & { id: string; validFrom: Date }) | undefined> {
  return select(db, organisationId)
    .where('validFrom', '>', now)
    .orderBy('validFrom')
    .limit(1)
    .executeTakeFirst();
}

export async function insertPayeeAccount(
  tx: Tx,
  organisationId: string,
  { holder, bank, accountNo }: PayeeAccount,
  by: { proposedBy: string | null; confirmedBy: string | null; validFrom: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('payeeAccounts')
    .values({ id, organisationId, holder, bank, accountNo, ...by })
    .execute();
  return id;
}

/** Stops a change of the body before it is valid; returns false when there is none. */
export async function stopPayeeAccount(
  tx: Tx,
  { id, organisationId, by, at }: { id: string; organisationId: string; by: string; at: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('payeeAccounts')
    .set({ stoppedBy: by, stoppedAt: at })
    .where('id', '=', id)
    .where('organisationId', '=', organisationId)
    .where('validFrom', '>', at)
    .where('stoppedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
