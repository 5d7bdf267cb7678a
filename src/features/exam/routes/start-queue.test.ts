import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { insertEnrolment, insertLearner } from '../../../../test/support/city.ts';
import {
  admit,
  changeRules,
  type Examinee,
  openExam,
  openSheet,
  readAttempt,
  save,
  start,
} from '../../../../test/support/exam-cohort.ts';
import { createTestApp, openTestBrowser, type TestApp } from '../../../../test/support/parts.ts';
import { createApp } from '../../../app/app.ts';
import type { App } from '../../../platform/http/index.ts';
import type { Topic } from '../../courses/index.ts';
import { admitNext } from '../commands/start-queue/admit-next.ts';
import { enterQueue } from '../commands/start-queue/enter-queue.ts';
import { deleteForgottenPlaces } from '../queries/start-queue/places.ts';

let app: TestApp;
let topic: Topic;
/** Done while answers are on their way to the database. */
let whileSaving: () => void;

// The processes' clock is stopped: only `passSeconds` and `admitNext` admit anybody.
let steadyMs = performance.now();
vi.spyOn(performance, 'now').mockImplementation(() => steadyMs);
const passSeconds = (seconds: number) => {
  steadyMs += seconds * 1000;
};

beforeAll(async () => {
  app = await createTestApp({}, { pressure: () => 'CALM' });
  const { run } = app.parts.fastLane;
  app.parts.fastLane.run = (statement, values) => {
    if (statement.name === 'exam.save_answers') whileSaving();
    return run(statement, values);
  };
  ({ topic } = await openExam(app));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await app.close();
});
beforeEach(async () => {
  whileSaving = () => {};
  await app.parts.db.deleteFrom('examWaiting').execute();
  // What was seen of an earlier queue, and of late answers, is long ago.
  passSeconds(10);
});

const queueOf = ({ enrolmentId }: Examinee) => `/exams/${enrolmentId}/queue`;
const press = ({ browser, enrolmentId }: Examinee) =>
  browser.post(`/exams/${enrolmentId}/attempts`, { confirmed: 'yes' });
const look = (examinee: Examinee) => examinee.browser.get(queueOf(examinee));
const isAdmitted = async (examinee: Examinee) =>
  (await look(examinee)).body.includes(`action="/exams/${examinee.enrolmentId}/attempts"`);
const attemptsOf = ({ enrolmentId }: Examinee) =>
  app.parts.db
    .selectFrom('examAttempts')
    .select('id')
    .where('enrolmentId', '=', enrolmentId)
    .execute();
const places = () =>
  app.parts.db.selectFrom('examWaiting').select('enrolmentId').orderBy('place').execute();

/** Has these people wait, as a process at its limit would have them, in their order. */
async function queueUp(count: number): Promise<Examinee[]> {
  const people = await Promise.all(Array.from({ length: count }, () => admit(app, topic)));
  const entries = people.map(({ learner, enrolmentId }) => ({ actor: learner, enrolmentId }));
  expect(await enterQueue(app.parts, entries)).toEqual(people.map(() => 'wait'));
  return people;
}

/** Lets time pass for the places of these people: everything is so much longer ago. */
async function letPlacesAge(people: readonly Examinee[], seconds: number): Promise<void> {
  await sql`update exam_waiting set
      admitted_at = admitted_at - make_interval(secs => ${seconds}),
      last_seen_at = last_seen_at - make_interval(secs => ${seconds})
    where enrolment_id = any(${people.map(({ enrolmentId }) => enrolmentId)}::uuid[])`.execute(
    app.parts.db,
  );
}

/** New processes, which admit nobody before time passes. */
async function withProcesses(
  count: number,
  work: (servers: App[]) => Promise<void>,
): Promise<void> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => createApp(app.parts, { pressure: () => 'CALM' })),
  );
  await work(servers);
  await Promise.all(servers.map((server) => server.close()));
}

test('while nobody waits a start goes straight to the sheet', async () => {
  const examinee = await admit(app, topic);
  expect((await press(examinee)).headers.location).toMatch(/^\/attempts\//);
  expect(await places()).toEqual([]);
});

test('when examinees are served late, starts queue, and go on when it is calm', async () => {
  const sitting = await admit(app, topic);
  const attemptId = await start(sitting);
  const token = await openSheet(sitting.browser, attemptId);
  whileSaving = () => passSeconds(0.4);
  const saves = await Promise.all(
    Array.from({ length: 25 }, (_, at) =>
      save(sitting.browser, attemptId, token, [{ item: 1, seq: at + 1, response: 'A' }]),
    ),
  );
  expect(saves.every(({ status }) => status === 200)).toBe(true);
  whileSaving = () => {};
  const newcomer = await admit(app, topic);
  expect((await press(newcomer)).headers.location).toBe(queueOf(newcomer));
  expect(await attemptsOf(newcomer)).toEqual([]);
  passSeconds(3);
  expect(await isAdmitted(newcomer)).toBe(true);
});

test('first come, first served, whichever process is asked and whichever admits', async () => {
  await withProcesses(2, async ([one, other]) => {
    const people = await queueUp(2);
    for (const server of [one, other, one]) {
      const newcomer = await admit(app, topic);
      newcomer.browser = await openTestBrowser(server as App, app.parts, newcomer.learner);
      expect((await press(newcomer)).headers.location).toBe(queueOf(newcomer));
      people.push(newcomer);
    }
    for (const person of people.slice(0, 2))
      person.browser = await openTestBrowser(other as App, app.parts, person.learner);
    const before = await Promise.all(people.map(look));
    for (const [at, { body }] of before.entries())
      expect(body).toContain(at === 0 ? '前面没有人了' : `前面还有 ${at} 人`);
    expect(before[4]?.body).toContain('预计等待不到 1 分钟');
    expect(before[4]?.body).toContain('考试还没有开始，时间没有计');
    // Pressing again changes no place.
    await press(people[4] as Examinee);
    await Promise.all([admitNext(app.parts, 1), admitNext(app.parts, 2)]);
    expect(await Promise.all(people.map(isAdmitted))).toEqual([true, true, true, false, false]);
    expect((await press(people[3] as Examinee)).headers.location).toContain('/queue');
    expect((await press(people[2] as Examinee)).headers.location).toMatch(/^\/attempts\//);
  });
});

test('the process that is asked admits as many as it manages, and the waiting page updates itself', async () => {
  const people = await queueUp(3);
  const waiting = await look(people[2] as Examinee);
  expect(Number(waiting.headers.refresh)).toBeGreaterThan(0);
  expect(waiting.headers['cache-control']).toBe('no-store');
  passSeconds(1);
  expect(await Promise.all(people.map(isAdmitted))).toEqual([true, true, true]);
});

test('a restart keeps the places', async () => {
  const people = await queueUp(3);
  await withProcesses(1, async ([restarted]) => {
    const [, , last] = people as [Examinee, Examinee, Examinee];
    const browser = await openTestBrowser(restarted as App, app.parts, last.learner);
    expect((await browser.get(queueOf(last))).body).toContain('前面还有 2 人');
    const newcomer = await admit(app, topic);
    newcomer.browser = await openTestBrowser(restarted as App, app.parts, newcomer.learner);
    expect((await press(newcomer)).headers.location).toBe(queueOf(newcomer));
    expect((await look(newcomer)).body).toContain('前面还有 3 人');
  });
});

test('N17: an admission starts one attempt, however often it is used, with the full time', async () => {
  const [one] = (await queueUp(1)) as [Examinee];
  await admitNext(app.parts, 1);
  expect(await isAdmitted(one)).toBe(true);
  const answers = await Promise.all([press(one), press(one), press(one)]);
  expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
  const [attempt, ...others] = await attemptsOf(one);
  expect(others).toEqual([]);
  const { startedAt, deadlineAt } = await readAttempt(app.parts, attempt?.id as string);
  expect(deadlineAt.getTime() - startedAt.getTime()).toBe(topic.examMinutes * 60_000);
  expect(await places()).toEqual([]);
  expect((await look(one)).headers.location).toBe(`/exams/${one.enrolmentId}`);
});

test('N19: examinees never queue: resuming, saving and handing in go on while others wait', async () => {
  const sitting = await admit(app, topic);
  const attemptId = await start(sitting);
  await queueUp(2);
  expect((await press(sitting)).headers.location).toBe(`/attempts/${attemptId}`);
  const token = await openSheet(sitting.browser, attemptId);
  const given = [{ item: 1, seq: 1, response: 'A' }];
  expect((await save(sitting.browser, attemptId, token, given)).outcomes).toEqual(['saved']);
  const handedIn = await sitting.browser.post(`/attempts/${attemptId}/submission`);
  expect(handedIn.headers.location).toBe(`/attempts/${attemptId}/result`);
  expect(await places()).toHaveLength(2);
});

test('an absent learner does not block the queue and keeps the place', async () => {
  const [gone, there] = (await queueUp(2)) as [Examinee, Examinee];
  await letPlacesAge([gone], 121);
  await admitNext(app.parts, 1);
  expect(await isAdmitted(there)).toBe(true);
  expect((await look(gone)).body).toContain('前面没有人了');
  await admitNext(app.parts, 1);
  expect(await isAdmitted(gone)).toBe(true);
});

test('a queue of absent learners delays nobody', async () => {
  await letPlacesAge(await queueUp(3), 121);
  await withProcesses(1, async ([server]) => {
    const newcomer = await admit(app, topic);
    newcomer.browser = await openTestBrowser(server as App, app.parts, newcomer.learner);
    expect((await press(newcomer)).headers.location).toMatch(/^\/attempts\//);
  });
});

test('an unused admission is renewed at once for a present learner, later for an absent one', async () => {
  const [slow, gone, next] = (await queueUp(3)) as [Examinee, Examinee, Examinee];
  await admitNext(app.parts, 2);
  await letPlacesAge([slow, gone], 121);
  await look(slow);
  await admitNext(app.parts, 2);
  expect(await Promise.all([slow, gone, next].map(isAdmitted))).toEqual([true, false, true]);
});

test('a place is kept for ten minutes, and longer after an outage', async () => {
  const [left, there] = (await queueUp(2)) as [Examinee, Examinee];
  await letPlacesAge([left, there], 3600);
  await deleteForgottenPlaces(app.parts.db);
  expect(await places()).toHaveLength(2);
  await look(there);
  await deleteForgottenPlaces(app.parts.db);
  expect(await places()).toEqual([{ enrolmentId: there.enrolmentId }]);
  expect((await look(left)).headers.location).toBe(`/exams/${left.enrolmentId}`);
});

test('N10: a refusal to start comes at once, not after waiting', async () => {
  await queueUp(1);
  const learner = await insertLearner(app.parts);
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, topic.id);
  const browser = await app.as(learner);
  const refused = await browser.post(`/exams/${enrolmentId}/attempts`, { confirmed: 'yes' });
  expect([refused.status, refused.body.includes('学完课程之后才能考试')]).toEqual([422, true]);
  expect(await places()).toHaveLength(1);
});

test('N15, G3: waiting does not prolong the window; the attempt of a learner still waiting is not used', async () => {
  const [late] = (await queueUp(1)) as [Examinee];
  await admitNext(app.parts, 1);
  passSeconds(60);
  await changeRules(app.parts, topic, { examClosesAt: new Date('2001-01-01T00:00:00+08:00') });
  const page = await look(late);
  const told = await late.browser.get(String(page.headers.location));
  const refused = await press(late);
  await changeRules(app.parts, topic, {});
  expect(page.headers.location).toBe(`/exams/${late.enrolmentId}`);
  expect(told.body).toContain('考试时间已经结束');
  expect(refused.status).toBe(422);
  expect(await attemptsOf(late)).toEqual([]);
});

test("another learner's place does not exist", async () => {
  const [one] = (await queueUp(1)) as [Examinee];
  const stranger = await app.as(await insertLearner(app.parts));
  expect((await stranger.get(queueOf(one))).status).toBe(404);
  const pressed = await stranger.post(`/exams/${one.enrolmentId}/attempts`, { confirmed: 'yes' });
  expect(pressed.status).toBe(404);
  expect(await places()).toEqual([{ enrolmentId: one.enrolmentId }]);
});
