import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOfficer } from '../../../../test/support/city.ts';
import { admit, openExam } from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Topic } from '../../courses/index.ts';
import { countUses } from '../commands/count-uses.ts';
import { listUsesOf } from '../queries/uses.ts';
import { discriminationOf, facilityOf } from '../rules/item-figures.ts';

const textOf = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let app: TestApp;
let topic: Topic;
let clerk: TestBrowser;
let paperId: string;

beforeAll(async () => {
  app = await createTestApp();
  const city = await openExam(app);
  topic = city.topic;
  clerk = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', city.bodies.centreId));
  paperId = newId();
  const ids = [1, 2, 3].map((no) => `${topic.id}-q${no}`);
  await app.parts.db
    .insertInto('examPapers')
    .values({
      id: paperId,
      topicId: topic.id,
      formNo: 900,
      questionIds: ids,
      versionNos: [1, 1, 1],
      kinds: ['SINGLE', 'SINGLE', 'SINGLE'],
      // The right answer A of the bank is shown as B in the second item.
      optionOrders: ['ABCD', 'BACD', 'ABCD'],
      answerKeys: ['A', 'B', 'A'],
      points: [10, 10, 10],
      lessonIds: ['l', 'l', 'l'],
    })
    .execute();
});
afterAll(() => app.close());

/** A graded exam with these answers. */
async function sit(responses: string[]): Promise<void> {
  const { learner, enrolmentId, roundId } = await admit(app, topic);
  const { db } = app.parts;
  const id = newId();
  await db.insertInto('examSubmissions').values({ submissionNo: id, attemptId: id }).execute();
  await db
    .insertInto('examAttempts')
    .values({
      id,
      enrolmentId,
      roundId,
      accountId: learner.accountId,
      topicId: topic.id,
      paperId,
      attemptNo: 1,
      state: 'GRADED',
      deadlineAt: new Date(),
      itemCount: 3,
      writerToken: id,
      closedAt: new Date(),
      closedBecause: 'HANDED_IN',
      submissionNo: id,
      result: 'FAILED',
      score: 0,
      gradedAt: new Date(),
    })
    .execute();
  const answers = responses.map((response, at) => ({
    topicId: topic.id,
    attemptId: id,
    itemNo: at + 1,
    seq: 1,
    response,
  }));
  await db.insertInto('examAnswers').values(answers).execute();
}

test('facility, discrimination and distractors are those worked out by hand, in the keys of the bank', async () => {
  // The five people of rules/item-figures.test.ts, items a, b, c.
  await sit(['A', 'B', 'A']);
  await sit(['A', 'B', 'C']);
  await sit(['A', 'A', 'C']);
  await sit(['D', 'B', 'C']);
  await sit(['D', 'A', 'C']);
  expect(await countUses(app.parts, topic.id)).toBe(true);
  const [use] = await listUsesOf(app.parts.db, `${topic.id}-q1`);
  expect(use).toMatchObject({ n: 5, versionNo: 1, purpose: 'EXAM', unanswered: 0 });
  expect(use && facilityOf(use)).toBeCloseTo(0.6, 10);
  expect(use && discriminationOf(use)).toBeCloseTo(0.3273, 4);
  expect(use?.answers).toEqual({ A: [3, 30], D: [2, 10] });
  const [second] = await listUsesOf(app.parts.db, `${topic.id}-q2`);
  expect(second?.answers).toEqual({ A: [3, 30], B: [2, 10] });
  // Nothing changed since: not counted again.
  expect(await countUses(app.parts, topic.id)).toBe(false);
});

test('the stem stands beside the figures, one click from a new version, and no person is named', async () => {
  const url = `/question-bank/topics/${topic.id}/statistics`;
  const { body } = await clerk.get(url);
  expect(textOf(body)).toMatch(/第1题 单选题 第 1 版 5 0.60 0.33 100%/);
  expect(body).toContain('改写');
  const answer = await clerk.post(`/question-bank/questions/${topic.id}-q1/versions`, {
    versionNo: '1',
  });
  expect(answer.headers.location).toBe(`/question-bank/questions/${topic.id}-q1/draft`);
  const page = textOf((await clerk.get(`/question-bank/questions/${topic.id}-q1`)).body);
  expect(page).toMatch(/第 1 版 .*\d+ 份试卷/);
});
