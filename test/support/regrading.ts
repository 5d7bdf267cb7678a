import type { Topic } from '../../src/features/courses/index.ts';
import { endorseSlips } from '../../src/features/endorsement/fixtures.ts';
import { findEndorsementOfSlip } from '../../src/features/endorsement/index.ts';
import { preparePaperVariants } from '../../src/features/exam/index.ts';
import { confirmHours } from '../../src/features/hours/index.ts';
import { listSlips } from '../../src/features/result-slips/index.ts';
import type { Officer } from '../../src/kernel/actor.ts';
import {
  type insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertQuestions,
  insertTopic,
  type LearnerOptions,
} from './city.ts';
import { type Examinee, openSheet, save, start } from './exam-cohort.ts';
import type { TestApp } from './parts.ts';

type Bodies = Awaited<ReturnType<typeof insertBodies>>;

/** A topic whose papers all have the same ten questions, each right with A, 10 points, pass mark 60. */
export async function openCorrectable(
  { parts }: TestApp,
  id: string,
  rules: Partial<Topic> = {},
): Promise<{ topic: Topic; question: string }> {
  const topic = await insertTopic(parts, {
    id,
    examOpensAt: new Date('2000-01-01T00:00:00+08:00'),
    examClosesAt: new Date('2100-01-01T00:00:00+08:00'),
    ...rules,
  });
  const [lesson = ''] = await insertLessons(parts, id, 2);
  const [question = ''] = await insertQuestions(parts, id, lesson, 10);
  await preparePaperVariants(parts, id, 3);
  return { topic, question };
}

/** A learner of the district's school who paid and finished studying. */
export async function admitTo(
  app: TestApp,
  topic: Topic,
  options: LearnerOptions = {},
): Promise<Examinee> {
  const learner = await insertLearner(app.parts, options);
  const { accountId } = learner;
  const { enrolmentId, roundId } = await insertEnrolment(app.parts, accountId, topic.id, {
    studied: true,
  });
  return { learner, browser: await app.as(learner), enrolmentId, roundId: roundId as string };
}

export interface Sitting {
  /** How many of the other questions are answered right. */
  right: number;
  /** The option of the question in the bank, whatever its letter on the paper. */
  option: string;
}

/** Answers a paper without handing in; returns the attempt. */
export async function beginSitting(
  { parts }: TestApp,
  examinee: Examinee,
  question: string,
  { right, option }: Sitting,
): Promise<string> {
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const paper = await parts.db
    .selectFrom('examPapers')
    .innerJoin('examAttempts', 'examAttempts.paperId', 'examPapers.id')
    .select(['questionIds', 'optionOrders', 'answerKeys'])
    .where('examAttempts.id', '=', attemptId)
    .executeTakeFirstOrThrow();
  const place = paper.questionIds.indexOf(question);
  const letter = 'ABCD'[paper.optionOrders[place]?.indexOf(option) ?? 0] as string;
  const others = paper.answerKeys.map((key, at) => ({ at, key })).filter(({ at }) => at !== place);
  const given = [...others.slice(0, right), { at: place, key: letter }];
  const { status } = await save(
    examinee.browser,
    attemptId,
    token,
    given.map(({ at, key }, seq) => ({ item: at + 1, seq: seq + 1, response: key })),
  );
  if (status !== 200) throw new Error(`not saved: ${status}`);
  return attemptId;
}

/** Sits the exam and hands in; returns the attempt. */
export async function sit(
  app: TestApp,
  examinee: Examinee,
  question: string,
  sitting: Sitting,
): Promise<string> {
  const attemptId = await beginSitting(app, examinee, question, sitting);
  await examinee.browser.post(`/attempts/${attemptId}/submission`);
  return attemptId;
}

/** The newest slip of a person with its endorsement. */
export async function slipOf({ parts }: TestApp, { learner }: Examinee) {
  const [slip] = await listSlips(parts.db, learner.accountId);
  const endorsement = slip && (await findEndorsementOfSlip(parts.db, slip.id));
  return { slip, endorsement };
}

/** The district endorses the slip and the school records the hours. */
export async function endorseAndRecord(
  app: TestApp,
  bodies: Bodies,
  examinee: Examinee,
): Promise<void> {
  const { parts } = app;
  const clerk = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  const admin = await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId);
  const { endorsement } = await slipOf(app, examinee);
  if (!endorsement) throw new Error('nothing to endorse');
  await endorseSlips(parts, clerk, [endorsement.id]);
  await confirmHours(parts, admin, [endorsement.id]);
}

export interface Draft {
  topic: string;
  question: string;
  kind?: string;
  accepted?: string;
  rule?: string;
}

/** Drafts a correction through the page and tries it; returns its address. */
export async function draft(
  app: TestApp,
  clerk: Officer,
  { topic, question, kind = 'KEY', accepted = 'B', rule = 'KEEP_PASS' }: Draft,
): Promise<string> {
  const browser = await app.as(clerk);
  const drafted = await browser.post('/score-corrections', {
    ...{ topic, question, kind, rule },
    ...(kind === 'KEY' || kind === 'FURTHER' ? { accepted } : {}),
    ground: '教材第三章原文与答案不符',
  });
  const address = String(drafted.headers.location);
  if (!/^\/score-corrections\/[\w-]{36}$/.test(address)) throw new Error(drafted.body);
  await app.parts.runJobs();
  return address;
}

/** Proposes what a page offers and has another clerk confirm it; returns the second answer. */
export async function proposeAndConfirm(
  app: TestApp,
  [first, second]: readonly [Officer, Officer],
  address: string,
  form: Record<string, string> = {},
) {
  const proposed = await (await app.as(first)).post(address, form);
  const proposal = String(proposed.headers.location);
  if (!proposal.startsWith('/proposals/')) throw new Error(proposed.body);
  return (await app.as(second)).post(`${proposal}/confirmation`);
}

/** Corrects a question from the draft to the last person. */
export async function correct(
  app: TestApp,
  clerks: readonly [Officer, Officer],
  wanted: Draft,
): Promise<string> {
  const address = await draft(app, clerks[0], wanted);
  await proposeAndConfirm(app, clerks, `${address}/proposal`);
  await app.parts.runJobs();
  return address;
}
