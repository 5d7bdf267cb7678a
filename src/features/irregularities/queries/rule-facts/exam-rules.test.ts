import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertQuestions,
  insertTopic,
} from '../../../../../test/support/city.ts';
import {
  type Examinee,
  openSheet,
  rightLetters,
  save,
  start,
} from '../../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp } from '../../../../../test/support/parts.ts';
import { plainWeek } from '../../../../kernel/calendar.ts';
import { preparePaperVariants } from '../../../exam/index.ts';
import { answersTooFast } from '../../rules/findings/answers-too-fast.ts';
import type { RuleCode } from '../../rules/findings/index.ts';
import { papersTooAlike } from '../../rules/findings/papers-too-alike.ts';
import { studyBeyondTheClock } from '../../rules/findings/study-beyond-the-clock.ts';
import { loadThresholds } from '../thresholds.ts';
import { findByRule } from './index.ts';

/** The rules of exam and study, on rows written by the real exam and the study ledger. */

let app: TestApp;
let schoolId: string;
let lessonId: string;

beforeAll(async () => {
  app = await createTestApp();
  schoolId = (await insertBodies(app.parts)).schoolId;
  const exam = {
    examOpensAt: new Date('2000-01-01T00:00:00+08:00'),
    examClosesAt: new Date('2100-01-01T00:00:00+08:00'),
    examFullMark: 90,
    examPassMark: 54,
    blueprint: [{ kind: 'SINGLE' as const, count: 30, points: 3 }],
  };
  for (const [id, year] of [
    ['cq-2026', 2026],
    ['cq-2025', 2025],
  ] as const) {
    await insertTopic(app.parts, { ...exam, id, year });
    const lessons = await insertLessons(app.parts, id, 1);
    lessonId = lessons[0] as string;
    await insertQuestions(app.parts, id, lessonId, 40);
    await preparePaperVariants(app.parts, id, 3);
  }
});
afterAll(() => app.close());

async function admit(name: string): Promise<Examinee> {
  const learner = await insertLearner(app.parts, { name, employerId: schoolId });
  const { enrolmentId, roundId } = await insertEnrolment(app.parts, learner.accountId, 'cq-2026', {
    studied: true,
  });
  const browser = await app.as(learner);
  return { learner, browser, enrolmentId, roundId: roundId as string };
}

/** Sits the exam; `wrong` returns the wrong option given to a question, null for the right answer. */
async function sit(
  name: string,
  wrong: (questionNo: number) => string | null,
  minutes = 25,
): Promise<string> {
  const examinee = await admit(name);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const paper = await app.parts.db
    .selectFrom('examPapers')
    .innerJoin('examAttempts', 'examAttempts.paperId', 'examPapers.id')
    .select(['questionIds', 'optionOrders'])
    .where('examAttempts.id', '=', attemptId)
    .executeTakeFirstOrThrow();
  const right = await rightLetters(app.parts, attemptId);
  const given = paper.questionIds.map((id, at) => {
    const taken = wrong(Number(/\d+$/.exec(id)?.[0]));
    const shown = taken && 'ABCD'[(paper.optionOrders[at] as string).indexOf(taken)];
    return { item: at + 1, seq: at + 1, response: shown ?? (right[at] as string) };
  });
  expect((await save(examinee.browser, attemptId, token, given)).status).toBe(200);
  await examinee.browser.post(`/attempts/${attemptId}/submission`);
  await sql`update exam_attempts set started_at = started_at - make_interval(mins => ${minutes})
    where id = ${attemptId}`.execute(app.parts.db);
  return attemptId;
}

async function find(rule: { code: RuleCode }) {
  const now = Date.now();
  const window = { from: new Date(now - 3 * 86_400_000), to: new Date(now + 3_600_000) };
  const thresholds = await loadThresholds(app.parts.db, rule.code);
  return findByRule[rule.code](app.parts.db, window, thresholds, plainWeek);
}

/** Independent errors of a person: at which questions, and which option. */
const ownErrors = (person: number) => (question: number) => {
  const drawn = Math.abs(Math.sin(person * 127.1 + question * 311.7) * 43_758.5453) % 1;
  return drawn < 0.25 ? ('BCD'[Math.floor(drawn * 12)] as string) : null;
};
const copied = (question: number) =>
  question % 3 === 0 ? ('BCD'[(question / 3) % 3] as string) : null;

test('two papers with the same mistakes are found with readable evidence, honest colleagues are not', async () => {
  for (let person = 0; person < 12; person += 1) await sit(`同事${person}`, ownErrors(person));
  expect(await find(papersTooAlike)).toEqual([]);
  await sit('甲源', copied);
  await sit('乙抄', copied);
  const found = await find(papersTooAlike);
  expect(found.map(({ summary }) => summary.slice(0, 2)).toSorted()).toEqual(['乙抄', '甲源']);
  const [one] = found;
  expect(one?.summary).toMatch(/试卷有\d+道相同的题，其中\d+道答案相同，\d+道错得一样/);
  const rows = one?.evidence.map(({ label, value }) => `${label} ${value}`).join('\n');
  expect(rows).toMatch(
    /第\d+题／对方第\d+题：第\d+题 两人都答“选项[BCD]”；正确答案“选项A”；\d+人中[\d.]+%这样答/,
  );
  expect(rows).toMatch(/独立作答的可能：.*分之一/);
  expect(rows).toContain('区属学校');
});

test('a paper answered in seconds is found; the same answers sent at once after an outage are not', async () => {
  const bot = await sit('秒答', () => null, 0);
  const replayed = await sit('断网补传', () => null, 20);
  const guessed = await sit('乱猜', (question) => (question % 4 === 0 ? null : 'B'), 0);
  const found = await find(answersTooFast);
  expect(found.map(({ reference }) => reference)).toEqual([bot]);
  expect(found[0]?.summary).toMatch(/^秒答用\d+秒答完30道题得90分，30道题来不及读。$/);
  expect([replayed, guessed]).not.toContain(found[0]?.reference);
});

test('E9, E10: two courses watched at the same time are found from the ledger, ordinary study is not', async () => {
  const { accountId } = (await admit('分身')).learner;
  const rounds = await app.parts.db
    .selectFrom('studyRounds')
    .innerJoin('enrolments', 'enrolments.id', 'studyRounds.enrolmentId')
    .select('studyRounds.id')
    .where('accountId', '=', accountId)
    .execute();
  const { roundId } = await insertEnrolment(app.parts, accountId, 'cq-2025', { studied: false });
  const now = Date.now() - 30 * 60_000;
  const beat = (round: string, second: number) => ({
    roundId: round,
    lessonId,
    kind: 'PLAYED' as const,
    detail: JSON.stringify({ seconds: 10 }),
    at: new Date(now + second * 1000),
  });
  const seconds = Array.from({ length: 120 }, (_, index) => index * 10);
  const lines = seconds.flatMap((second) => [
    beat(rounds[0]?.id as string, second),
    beat(roundId as string, second + 3),
  ]);
  await app.parts.db.insertInto('studyLedger').values(lines).execute();
  const honest = await admit('自学');
  const own = seconds.map((second) => beat(honest.roundId, second));
  await app.parts.db.insertInto('studyLedger').values(own).execute();
  const found = await find(studyBeyondTheClock);
  expect(found.map(({ accountId: whose }) => whose)).toEqual([accountId]);
  expect(found[0]?.summary).toMatch(/^分身于\d{4}-\d\d-\d\d同时学习两门课程(19|20)分钟。$/);
});
