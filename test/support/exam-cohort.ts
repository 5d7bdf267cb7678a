import { sql } from 'kysely';
import { upsertTopic } from '../../src/features/courses/fixtures.ts';
import type { Topic } from '../../src/features/courses/index.ts';
import { preparePaperVariants } from '../../src/features/exam/index.ts';
import type { Learner } from '../../src/kernel/actor.ts';
import type { Parts } from '../../src/platform/parts.ts';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertQuestions,
  insertTopic,
} from './city.ts';
import type { TestApp, TestBrowser } from './parts.ts';

/** The exam runs by the database's clock, so its window is wide open on any day the tests run. */
const always = {
  examOpensAt: new Date('2000-01-01T00:00:00+08:00'),
  examClosesAt: new Date('2100-01-01T00:00:00+08:00'),
};

/** A city with one topic of ten single-choice questions, 10 points each, pass mark 60, and its forms. */
export async function openExam(
  app: TestApp,
): Promise<{ topic: Topic; bodies: Awaited<ReturnType<typeof insertBodies>> }> {
  const bodies = await insertBodies(app.parts);
  const topic = await insertTopic(app.parts, always);
  const [lesson] = await insertLessons(app.parts, topic.id, 2);
  await insertQuestions(app.parts, topic.id, lesson as string, 14);
  await preparePaperVariants(app.parts, topic.id, 5);
  return { topic, bodies };
}

/** Changes rules of the topic from now on. */
export async function changeRules(
  parts: Parts,
  topic: Topic,
  rules: Partial<Topic>,
): Promise<void> {
  await parts.db.transaction().execute((tx) => upsertTopic(tx, { ...topic, ...rules }));
}

export interface Examinee {
  learner: Learner;
  browser: TestBrowser;
  enrolmentId: string;
  roundId: string;
}

/** A learner who paid and finished studying, in front of a browser. */
export async function admit(app: TestApp, topic: Topic): Promise<Examinee> {
  const learner = await insertLearner(app.parts);
  const { enrolmentId, roundId } = await insertEnrolment(app.parts, learner.accountId, topic.id, {
    studied: true,
  });
  return {
    learner,
    browser: await app.as(learner),
    enrolmentId,
    roundId: roundId as string,
  };
}

/** Starts an attempt through the page; returns its id. */
export async function start({ browser, enrolmentId }: Examinee): Promise<string> {
  const answer = await browser.post(`/exams/${enrolmentId}/attempts`, { confirmed: 'yes' });
  const id = /^\/attempts\/([\w-]+)$/.exec(String(answer.headers.location))?.[1];
  if (!id) throw new Error(`not started: ${answer.status} ${answer.body}`);
  return id;
}

/** Opens the sheet as a browser does; returns the writer's token of this page. */
export async function openSheet(browser: TestBrowser, attemptId: string): Promise<string> {
  const { body } = await browser.get(`/attempts/${attemptId}`);
  const token = /name="token" value="([\w.-]+)"/.exec(body)?.[1];
  if (!token) throw new Error('no sheet');
  return token;
}

export interface Given {
  item: number;
  seq: number;
  response: string;
  marked?: boolean;
}

/** Saves answers as the sheet's script does; returns status and the outcome of each. */
export async function save(
  browser: TestBrowser,
  attemptId: string,
  token: string,
  answers: Given[],
): Promise<{ status: number; outcomes: string[] }> {
  const { status, body } = await browser.postJson(`/attempts/${attemptId}/answers`, {
    token,
    answers: answers.map((one) => ({ marked: false, ...one })),
  });
  const outcomes = status === 200 ? (JSON.parse(body).outcomes as { outcome: string }[]) : [];
  return { status, outcomes: outcomes.map(({ outcome }) => outcome) };
}

/** The right letters of an attempt's paper, in item order. */
export async function rightLetters(parts: Parts, attemptId: string): Promise<string[]> {
  const row = await parts.db
    .selectFrom('examPapers')
    .innerJoin('examAttempts', 'examAttempts.paperId', 'examPapers.id')
    .select('answerKeys')
    .where('examAttempts.id', '=', attemptId)
    .executeTakeFirstOrThrow();
  return row.answerKeys;
}

/** Answers so many items right and the next one wrong, and hands in. */
export async function sitExam(
  parts: Parts,
  examinee: Examinee,
  rightCount: number,
): Promise<string> {
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const answers = (await rightLetters(parts, attemptId)).slice(0, rightCount);
  if (answers.length > 0) {
    const given = answers.map((response, at) => ({ item: at + 1, seq: at + 1, response }));
    const { status } = await save(examinee.browser, attemptId, token, given);
    if (status !== 200) throw new Error(`not saved: ${status}`);
  }
  await examinee.browser.post(`/attempts/${attemptId}/submission`);
  return attemptId;
}

/** Lets time pass for one attempt: everything that happened in it is so much longer ago. */
export async function letTimePass(parts: Parts, attemptId: string, seconds: number): Promise<void> {
  await sql`update exam_attempts set
      started_at = started_at - make_interval(secs => ${seconds}),
      deadline_at = deadline_at - make_interval(secs => ${seconds}),
      last_contact_at = last_contact_at - make_interval(secs => ${seconds})
    where id = ${attemptId}`.execute(parts.db);
  await sql`update exam_answers set saved_at = saved_at - make_interval(secs => ${seconds})
    where attempt_id = ${attemptId}`.execute(parts.db);
}

/** The row of an attempt as the database has it. */
export function readAttempt(parts: Parts, attemptId: string) {
  return parts.db
    .selectFrom('examAttempts')
    .selectAll()
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow();
}
