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
    .insertInto('eligibilityLosses')
    .values({
      id: newId(),
      accountId: loss.accountId,
      year: loss.year,
      reference: loss.reference,
      because: loss.because,
      lostAt: loss.lostAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['accountId', 'year', 'reference'])
        .where('restoredAt', 'is', null)
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
    .updateTable('eligibilityLosses')
    .set({ restoredAt: at, restoredBecause: because })
    .where('reference', '=', reference)
    .where('restoredAt', 'is', null)
    .returning(['accountId', 'year'])
    .execute();
}

/** Losses in force of several people. */
export async function listLosses(
  db: Reader,
  accountIds: readonly string[],
): Promise<EligibilityLoss[]> {
  if (accountIds.length === 0) return [];
  return db
    .selectFrom('eligibilityLosses')
    .select(['accountId', 'year', 'reference', 'because', 'lostAt'])
    .where('accountId', 'in', [...accountIds])
    .where('restoredAt', 'is', null)
    .execute();
}
