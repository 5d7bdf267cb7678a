import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOfficer } from '../../../../test/support/city.ts';
import { admit, type Examinee, openExam, sitExam } from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import type { Topic } from '../../courses/index.ts';

let app: TestApp;
let topic: Topic;
let clerks: [Officer, Officer];

beforeAll(async () => {
  app = await createTestApp();
  const opened = await openExam(app);
  topic = opened.topic;
  const clerk = () => insertOfficer(app.parts, 'CENTRE_CLERK', opened.bodies.centreId);
  clerks = [await clerk(), await clerk()];
});
afterAll(() => app.close());

const tryStart = async ({ browser, enrolmentId }: Examinee) => {
  const answer = await browser.post(`/exams/${enrolmentId}/attempts`, { confirmed: 'yes' });
  return [answer.status, String(answer.headers.location ?? '').startsWith('/attempts/')];
};
const form = { ground: 'PLATFORM_FAULT', because: '机房停电，两次都受影响' };
const address = (attemptId: string) => `/exam-monitor/attempts/${attemptId}/extra-attempt`;

test('N17: a third start is refused, allowed once by a decision of two, and a fourth refused', async () => {
  const person = await admit(app, topic);
  const first = await sitExam(app.parts, person, 1);
  const desk = await app.as(clerks[0]);
  const early = await desk.post(address(first), form);
  expect([early.status, early.body.includes('还有机会的请直接再考')]).toEqual([409, true]);
  const last = await sitExam(app.parts, person, 1);
  expect(await tryStart(person)).toEqual([422, false]);
  const proposed = await desk.post(address(last), form);
  const proposal = String(proposed.headers.location);
  expect(proposal).toMatch(/^\/proposals\//);
  expect(await tryStart(person)).toEqual([422, false]);
  expect((await desk.post(`${proposal}/confirmation`)).status).toBe(403);
  const confirmed = await (await app.as(clerks[1])).post(`${proposal}/confirmation`);
  expect(confirmed.status).toBe(303);
  const result = await person.browser.get(`/attempts/${last}/result`);
  expect(result.body).toContain('您还有 1 次机会');
  await sitExam(app.parts, person, 1);
  expect(await tryStart(person)).toEqual([422, false]);
});

test('who passed needs no further attempt, and nobody decides an own one', async () => {
  const person = await admit(app, topic);
  const attemptId = await sitExam(app.parts, person, 8);
  const refused = await (await app.as(clerks[0])).post(address(attemptId), form);
  expect(refused.status).toBe(409);
  const failed = await admit(app, topic);
  await sitExam(app.parts, failed, 1);
  const last = await sitExam(app.parts, failed, 1);
  const { centreId } = { centreId: clerks[0].organisationId };
  const own = await insertOfficer(app.parts, 'CENTRE_CLERK', centreId, failed.learner.accountId);
  expect((await (await app.as(own)).post(address(last), form)).status).toBe(403);
});
