import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import { type Paper, type PaperRow, toPaper } from '../../assessment/index.ts';
import type { MockAnswer, MockAttempt } from '../rules/mock.ts';

const selectMocks = (db: Reader) =>
  db
    .selectFrom('mockAttempts')
    .select([
      'id',
      'enrolmentId',
      'questionIds',
      'versionNos',
      'kinds',
      'optionOrders',
      'answerKeys',
      'points',
      'credits',
      'lessonIds',
      'startedAt',
      'deadlineAt',
      'handedInAt',
      'score',
    ]);

const toMock = (row: Omit<MockAttempt, 'paper'> & PaperRow): MockAttempt => {
  const { id, enrolmentId, startedAt, deadlineAt, handedInAt, score } = row;
  return { id, enrolmentId, paper: toPaper(row), startedAt, deadlineAt, handedInAt, score };
};

export async function findMock(db: Reader, id: string): Promise<MockAttempt | undefined> {
  const row = await selectMocks(db).where('id', '=', id).executeTakeFirst();
  return row && toMock(row);
}

/** Locks a mock exam: of two hand-ins only one grades. */
export async function lockMock(tx: Tx, id: string): Promise<MockAttempt> {
  return toMock(await selectMocks(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow());
}

/** The 50 newest mock exams of an enrolment, newest first. */
export async function listMocks(db: Reader, enrolmentId: string): Promise<MockAttempt[]> {
  const rows = await selectMocks(db)
    .where('enrolmentId', '=', enrolmentId)
    .orderBy('startedAt', 'desc')
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
    .insertInto('mockAttempts')
    .values({
      id,
      enrolmentId: mock.enrolmentId,
      questionIds: mock.paper.questionIds,
      versionNos: mock.paper.versionNos,
      kinds: mock.paper.kinds,
      optionOrders: mock.paper.optionOrders,
      answerKeys: mock.paper.answerKeys,
      points: mock.paper.points,
      credits: mock.paper.credits,
      lessonIds: mock.paper.lessonIds,
      startedAt: mock.startedAt,
      deadlineAt: mock.deadlineAt,
    })
    .execute();
  return id;
}

export async function updateHandedIn(tx: Tx, id: string, score: number, at: Date): Promise<void> {
  await tx
    .updateTable('mockAttempts')
    .set({ handedInAt: at, score })
    .where('id', '=', id)
    .execute();
}

export async function listMockAnswers(db: Reader, mockId: string): Promise<MockAnswer[]> {
  return db
    .selectFrom('mockAnswers')
    .select(['itemNo', 'seq', 'response', 'marked', 'savedAt'])
    .where('attemptId', '=', mockId)
    .orderBy('itemNo')
    .execute();
}

/** Writes one answer per item; a lower sequence number never replaces a higher one. */
export async function upsertMockAnswers(
  tx: Tx,
  mockId: string,
  answers: readonly Omit<MockAnswer, 'savedAt'>[],
  at: Date,
): Promise<void> {
  if (answers.length === 0) return;
  await tx
    .insertInto('mockAnswers')
    .values(
      answers.map(({ itemNo, seq, response, marked }) => ({
        attemptId: mockId,
        itemNo,
        seq,
        response,
        marked,
        savedAt: at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['attemptId', 'itemNo'])
        .doUpdateSet((row) => ({
          seq: row.ref('excluded.seq'),
          response: row.ref('excluded.response'),
          marked: row.ref('excluded.marked'),
          savedAt: row.ref('excluded.savedAt'),
        }))
        .whereRef('mockAnswers.seq', '<', 'excluded.seq' as never),
    )
    .execute();
}
