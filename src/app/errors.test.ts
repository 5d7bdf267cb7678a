import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner } from '../../test/support/city.ts';
import { createTestApp, signIn, type TestApp } from '../../test/support/parts.ts';

let app: TestApp;
let cookie: string;
const lines: Record<string, unknown>[] = [];
beforeAll(async () => {
  const log = pino({ level: 'info' }, { write: (line) => lines.push(JSON.parse(line)) });
  app = await createTestApp({ log });
  await insertBodies(app.parts);
  cookie = `jixue=${await signIn(app.parts, await insertLearner(app.parts))}`;
});
afterAll(() => app.close());

const save = (payload: string, headers: Record<string, string> = {}) =>
  app.server.inject({
    method: 'POST',
    url: '/attempts/6c7d2a43-9a3e-4c61-8a94-7a3c8f8b1d11/answers',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    payload,
  });

test.each([
  ['{"token": 7}', 422, 'bad_body'],
  ['{}', 422, 'bad_body'],
  ['{', 400, 'bad_request'],
])('the exam answers %s as JSON with %i, never as signed out', async (payload, status, error) => {
  for (const accept of ['application/json', '*/*', 'text/html']) {
    const answer = await save(payload, { accept });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error });
    expect(answer.body).not.toMatch(/TypeError|undefined|invalid/i);
  }
});

test('a form sent instead of JSON is refused without internal text', async () => {
  const answer = await save('token=1', { 'content-type': 'application/x-www-form-urlencoded' });
  expect(answer.statusCode).toBe(422);
  expect(answer.body).not.toMatch(/TypeError|cspNonce/);
  expect(answer.body).toContain('请求的内容无法读懂');
});

test.each([
  ['/announcements?kind=NOTHING', '“种类”不对：不在可选的范围里。'],
  ['/announcements?page=0', '“页码”不对：应是1到10000的整数。'],
  ['/help/articles?words=a&words=b', '“查找内容”不对。'],
])('a bad query is 400 and says which filter is wrong: %s', async (url, sentence) => {
  const browser = await app.as(null);
  const { status, body } = await browser.get(url);
  expect(status).toBe(400);
  expect(body).toContain(sentence);
});

test('filters that come empty mean all', async () => {
  const browser = await app.as(null);
  expect((await browser.get('/announcements?kind=&words=&page=')).status).toBe(200);
});

test('a bad path is not found, and the canonical line carries the code of a refusal', async () => {
  const browser = await app.as(null);
  expect((await browser.get('/announcements/7')).status).toBe(404);
  const learner = await app.server.inject({
    url: '/textbooks/orders/6c7d2a43-9a3e-4c61-8a94-7a3c8f8b1d11',
    headers: { cookie },
  });
  expect(learner.statusCode).toBe(404);
  expect(lines).toContainEqual(
    expect.objectContaining({
      method: 'GET',
      status: 404,
      role: 'LEARNER',
      refusal: 'textbooks.not_found',
    }),
  );
});
