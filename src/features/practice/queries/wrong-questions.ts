import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { rightsToLeave, type WrongQuestion } from '../rules/practice-set.ts';

/** Adds questions answered wrong to the practice set, or counts another miss and starts over. */
export async function upsertWrong(
  tx: Tx,
  enrolmentId: string,
  questionIds: readonly string[],
  at: Date,
): Promise<void> {
  if (questionIds.length === 0) return;
  await tx
    .insertInto('wrongAnswers')
    .values(questionIds.map((id) => ({ enrolmentId, questionId: id, lastAt: at })))
    .onConflict((conflict) =>
      conflict.columns(['enrolmentId', 'questionId']).doUpdateSet((row) => ({
        timesWrong: sql<number>`wrong_answers.times_wrong + 1`,
        timesRightSince: 0,
        lastAt: row.ref('excluded.lastAt'),
      })),
    )
    .execute();
}

/** Counts a right answer for those of the questions that are in the practice set. */
export async function updateRight(
  tx: Tx,
  enrolmentId: string,
  questionIds: readonly string[],
  at: Date,
): Promise<void> {
  if (questionIds.length === 0) return;
  await tx
    .updateTable('wrongAnswers')
    .set({ timesRightSince: sql<number>`times_right_since + 1`, lastAt: at })
    .where('enrolmentId', '=', enrolmentId)
    .where('questionId', 'in', [...questionIds])
    .execute();
}

const selectWrong = (db: Reader, enrolmentId: string) =>
  db
    .selectFrom('wrongAnswers')
    .select(['questionId', 'timesWrong', 'timesRightSince'])
    .where('enrolmentId', '=', enrolmentId);

/** The practice set, the question answered longest ago first. */
export async function listWrong(db: Reader, enrolmentId: string): Promise<WrongQuestion[]> {
  return selectWrong(db, enrolmentId)
    .where('timesRightSince', '<', rightsToLeave)
    .orderBy('lastAt')
    .orderBy('questionId')
    .execute();
}

export async function findWrong(
  db: Reader,
  enrolmentId: string,
  questionId: string,
): Promise<WrongQuestion | undefined> {
  return selectWrong(db, enrolmentId).where('questionId', '=', questionId).executeTakeFirst();
}
