import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Paper } from '../../assessment/index.ts';
import {
  type MockAnswer,
  type MockAttempt,
  rightsToLeave,
  type WrongQuestion,
} from '../rules/mock.ts';

const selectMocks = (db: Reader) =>
  db
    .selectFrom('mock_attempts')
    .select([
      'id',
      'enrolment_id as enrolmentId',
      'question_ids as questionIds',
      'option_orders as optionOrders',
      'answer_keys as answerKeys',
      'points',
      'lesson_ids as lessonIds',
      'started_at as startedAt',
      'deadline_at as deadlineAt',
      'handed_in_at as handedInAt',
      'score',
    ]);

const toMock = (row: Omit<MockAttempt, 'paper'> & Paper): MockAttempt => {
  const { questionIds, optionOrders, answerKeys, points, lessonIds, ...mock } = row;
  return { ...mock, paper: { questionIds, optionOrders, answerKeys, points, lessonIds } };
};

export async function findMock(db: Reader, id: string): Promise<MockAttempt | undefined> {
  const row = await selectMocks(db).where('id', '=', id).executeTakeFirst();
  return row && toMock(row);
}

/** Locks a mock exam: of two hand-ins one grades. */
export async function lockMock(tx: Tx, id: string): Promise<MockAttempt> {
  return toMock(await selectMocks(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow());
}

/** Mock exams of an enrolment, newest first. */
export async function listMocks(db: Reader, enrolmentId: string): Promise<MockAttempt[]> {
  const rows = await selectMocks(db)
    .where('enrolment_id', '=', enrolmentId)
    .orderBy('started_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(toMock);
}

export async function insertMock(
  tx: Tx,
  mock: { enrolmentId: string; paper: Paper; startedAt: Date; deadlineAt: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('mock_attempts')
    .values({
      id,
      enrolment_id: mock.enrolmentId,
      question_ids: mock.paper.questionIds,
      option_orders: mock.paper.optionOrders,
      answer_keys: mock.paper.answerKeys,
      points: mock.paper.points,
      lesson_ids: mock.paper.lessonIds,
      started_at: mock.startedAt,
      deadline_at: mock.deadlineAt,
    })
    .execute();
  return id;
}

export async function updateHandedIn(tx: Tx, id: string, score: number, at: Date): Promise<void> {
  await tx
    .updateTable('mock_attempts')
    .set({ handed_in_at: at, score })
    .where('id', '=', id)
    .execute();
}

export async function listMockAnswers(db: Reader, mockId: string): Promise<MockAnswer[]> {
  return db
    .selectFrom('mock_answers')
    .select(['item_no as itemNo', 'seq', 'response', 'marked', 'saved_at as savedAt'])
    .where('attempt_id', '=', mockId)
    .orderBy('item_no')
    .execute();
}

/** Writes answers, one an item; an older number never replaces a newer one. */
export async function upsertMockAnswers(
  tx: Tx,
  mockId: string,
  answers: readonly Omit<MockAnswer, 'savedAt'>[],
  at: Date,
): Promise<void> {
  if (answers.length === 0) return;
  await tx
    .insertInto('mock_answers')
    .values(
      answers.map(({ itemNo, seq, response, marked }) => ({
        attempt_id: mockId,
        item_no: itemNo,
        seq,
        response,
        marked,
        saved_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['attempt_id', 'item_no'])
        .doUpdateSet((row) => ({
          seq: row.ref('excluded.seq'),
          response: row.ref('excluded.response'),
          marked: row.ref('excluded.marked'),
          saved_at: row.ref('excluded.saved_at'),
        }))
        .whereRef('mock_answers.seq', '<', 'excluded.seq' as never),
    )
    .execute();
}

/** Questions answered wrong join the practice set, or begin anew in it. */
export async function upsertWrong(
  tx: Tx,
  enrolmentId: string,
  questionIds: readonly string[],
  at: Date,
): Promise<void> {
  if (questionIds.length === 0) return;
  await tx
    .insertInto('wrong_answers')
    .values(questionIds.map((id) => ({ enrolment_id: enrolmentId, question_id: id, last_at: at })))
    .onConflict((conflict) =>
      conflict.columns(['enrolment_id', 'question_id']).doUpdateSet((row) => ({
        times_wrong: sql<number>`wrong_answers.times_wrong + 1`,
        times_right_since: 0,
        last_at: row.ref('excluded.last_at'),
      })),
    )
    .execute();
}

/** Questions of the practice set answered right: one step towards leaving it. */
export async function updateRight(
  tx: Tx,
  enrolmentId: string,
  questionIds: readonly string[],
  at: Date,
): Promise<void> {
  if (questionIds.length === 0) return;
  await tx
    .updateTable('wrong_answers')
    .set({ times_right_since: sql<number>`times_right_since + 1`, last_at: at })
    .where('enrolment_id', '=', enrolmentId)
    .where('question_id', 'in', [...questionIds])
    .execute();
}

const selectWrong = (db: Reader, enrolmentId: string) =>
  db
    .selectFrom('wrong_answers')
    .select([
      'question_id as questionId',
      'times_wrong as timesWrong',
      'times_right_since as timesRightSince',
    ])
    .where('enrolment_id', '=', enrolmentId);

/** The practice set, the question not seen for longest first. */
export async function listWrong(db: Reader, enrolmentId: string): Promise<WrongQuestion[]> {
  return selectWrong(db, enrolmentId)
    .where('times_right_since', '<', rightsToLeave)
    .orderBy('last_at')
    .orderBy('question_id')
    .execute();
}

export async function findWrong(
  db: Reader,
  enrolmentId: string,
  questionId: string,
): Promise<WrongQuestion | undefined> {
  return selectWrong(db, enrolmentId).where('question_id', '=', questionId).executeTakeFirst();
}
