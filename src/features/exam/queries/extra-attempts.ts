import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { ExtraGround } from '../rules/extra-attempt.ts';

/** The round of each extra attempt of these enrolments. */
export async function listExtraRounds(
  db: Reader,
  enrolmentIds: readonly string[],
): Promise<{ enrolmentId: string; roundId: string }[]> {
  if (enrolmentIds.length === 0) return [];
  return db
    .selectFrom('examExtraAttempts')
    .select(['enrolmentId', 'roundId'])
    .where('enrolmentId', 'in', [...enrolmentIds])
    .execute();
}

/** The round of each extra attempt of an enrolment. */
export async function listExtraRoundsOf(db: Reader, enrolmentId: string): Promise<string[]> {
  return (await listExtraRounds(db, [enrolmentId])).map(({ roundId }) => roundId);
}

export interface NewExtraAttempt {
  id: string;
  enrolmentId: string;
  roundId: string;
  accountId: string;
  ground: ExtraGround;
  because: string;
  proposedBy: string;
  confirmedBy: string;
}

export async function insertExtraAttempt(tx: Tx, extra: NewExtraAttempt): Promise<void> {
  await tx.insertInto('examExtraAttempts').values(extra).execute();
}
