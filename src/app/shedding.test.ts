import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { admit, openExam, openSheet, save, start } from '../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp } from '../../test/support/parts.ts';
import type { Topic } from '../features/courses/index.ts';
import type { Pressure } from '../platform/http/index.ts';

let app: TestApp;
let topic: Topic;
let pressure: Pressure;

beforeAll(async () => {
  app = await createTestApp({}, { pressure: () => pressure });
  ({ topic } = await openExam(app));
});
afterAll(() => app.close());
beforeEach(() => {
  pressure = 'CALM';
});

test('a process at its limit sheds the catalogue, not the exam', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const { browser } = examinee;
  pressure = 'BUSY';

  const catalogue = await browser.get('/courses');
  expect(catalogue.status).toBe(503);
  expect(Number(catalogue.headers['retry-after'])).toBeGreaterThan(0);
  expect(catalogue.body).toContain('考试和答案的保存不受影响');

  const token = await openSheet(browser, attemptId);
  const saved = await save(browser, attemptId, token, [{ item: 1, seq: 1, response: 'A' }]);
  expect(saved).toEqual({ status: 200, outcomes: ['saved'] });
  expect((await browser.get('/')).status).toBe(200);

  pressure = 'CALM';
  expect((await browser.get('/courses')).status).toBe(200);
});

test('requests of visitors are shed, except logging in; probes are answered', async () => {
  const visitor = await app.as(null);
  pressure = 'BUSY';
  expect((await visitor.get('/')).status).toBe(503);
  expect((await visitor.get('/nothing-here')).status).toBe(503);
  expect((await visitor.get('/login')).status).toBe(200);
  expect((await visitor.get('/healthz')).status).toBe(200);
});

test('scripts get JSON', async () => {
  const visitor = await app.as(null);
  pressure = 'BUSY';
  const answer = await visitor.get('/organisations/search?q=a', { accept: 'application/json' });
  expect([answer.status, JSON.parse(answer.body).error]).toEqual([503, 'busy']);
});

test('routes of the exam, of sessions and of payment notifications are never shed', () => {
  const vital = app.server.routeList.filter((route) => route.vital).map(({ url }) => url);
  const mustBe = /^\/(exams|attempts|exam-monitor|login|second-factor|session)\b/;
  // A complaint about a result can wait; an exam cannot.
  const urls = app.server.routeList
    .map(({ url }) => url)
    .filter((url) => !url.includes('complaint'));
  for (const url of urls.filter((one) => mustBe.test(one))) expect(vital).toContain(url);
  expect(vital).toContain('/gateway/notification');
  expect(vital).not.toContain('/courses');
});
