import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Round } from '../rules/enrolment.ts';

const roundColumns = [
  'id',
  'enrolmentId',
  'roundNo',
  'because',
  'owedFen',
  'openedAt',
  'completedAt',
  'completedByRule',
] as const;

const selectRounds = (db: Reader) => db.selectFrom('studyRounds').select(roundColumns);

/** The newest round. */
export async function getCurrentRound(db: Reader, enrolmentId: string): Promise<Round | null> {
  const round = await selectRounds(db)
    .where('enrolmentId', '=', enrolmentId)
    .orderBy('roundNo', 'desc')
    .limit(1)
    .executeTakeFirst();
  return round ?? null;
}

export async function listRounds(db: Reader, enrolmentId: string): Promise<Round[]> {
  return selectRounds(db).where('enrolmentId', '=', enrolmentId).orderBy('roundNo').execute();
}

/** All rounds of several enrolments, each enrolment's oldest first. */
export async function listRoundsOf(db: Reader, enrolmentIds: readonly string[]): Promise<Round[]> {
  return selectRounds(db).where('enrolmentId', 'in', enrolmentIds).orderBy('roundNo').execute();
}

/** Inserts a round unless it exists. */
export async function insertRound(
  tx: Tx,
  round: Pick<Round, 'enrolmentId' | 'roundNo' | 'because' | 'owedFen'>,
): Promise<void> {
  await tx
    .insertInto('studyRounds')
    .values({
      id: newId(),
      enrolmentId: round.enrolmentId,
      roundNo: round.roundNo,
      because: round.because,
      owedFen: round.owedFen,
    })
    .onConflict((conflict) => conflict.columns(['enrolmentId', 'roundNo']).doNothing())
    .execute();
}

/** Sets what must be paid before a round opens, in fen. */
export async function updateOwed(
  tx: Tx,
  round: Pick<Round, 'enrolmentId' | 'roundNo' | 'owedFen'>,
): Promise<void> {
  await tx
    .updateTable('studyRounds')
    .set({ owedFen: round.owedFen })
    .where('enrolmentId', '=', round.enrolmentId)
    .where('roundNo', '=', round.roundNo)
    .execute();
}

/** Marks a round complete; false when it already is. */
export async function markRoundComplete(tx: Tx, roundId: string, rule: string): Promise<boolean> {
  const result = await tx
    .updateTable('studyRounds')
    .set({ completedAt: new Date(), completedByRule: rule })
    .where('id', '=', roundId)
    .where('completedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
