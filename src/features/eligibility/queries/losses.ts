import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A year in which a person is neither reviewed nor appointed, by the decision of a case (N38). */
export interface EligibilityLoss {
  accountId: string;
  year: number;
  reference: string;
  because: string;
  lostAt: Date;
}

/** Writes a loss; false when this case took this year before. */
export async function insertLoss(tx: Tx, loss: EligibilityLoss): Promise<boolean> {
  const row = await tx
    .insertInto('eligibility_losses')
    .values({
      id: newId(),
      account_id: loss.accountId,
      year: loss.year,
      reference: loss.reference,
      because: loss.because,
      lost_at: loss.lostAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['account_id', 'year', 'reference'])
        .where('restored_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends all losses of a case; whose years they were. */
export async function markRestored(
  tx: Tx,
  reference: string,
  because: string,
  at: Date,
): Promise<{ accountId: string; year: number }[]> {
  return tx
    .updateTable('eligibility_losses')
    .set({ restored_at: at, restored_because: because })
    .where('reference', '=', reference)
    .where('restored_at', 'is', null)
    .returning(['account_id as accountId', 'year'])
    .execute();
}

/** Losses in force of several people. */
export async function listLosses(
  db: Reader,
  accountIds: readonly string[],
): Promise<EligibilityLoss[]> {
  if (accountIds.length === 0) return [];
  return db
    .selectFrom('eligibility_losses')
    .select(['account_id as accountId', 'year', 'reference', 'because', 'lost_at as lostAt'])
    .where('account_id', 'in', [...accountIds])
    .where('restored_at', 'is', null)
    .execute();
}
