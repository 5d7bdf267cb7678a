import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { graduate } from '../../../../test/support/slips.ts';
import { endorseSlips } from '../../endorsement/fixtures.ts';
// The program people are told to use, as the page shows it.
import { isGenuine } from '../documents/verify-answer.mjs';

const own = { name: '被查之人', idNumber: '500106199001018881' };
const stranger = { name: '外区之人', idNumber: '500106199001018882' };
const question = { purpose: '2027年中级申报审核', year: 2027, people: [own] };
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let bureau: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026' });
  const clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  const { endorsement } = await graduate(app.parts, 'cq-2026', {
    ...own,
    employerId: bodies.schoolId,
  });
  await endorseSlips(app.parts, clerk, [endorsement.id]);
  await app.parts.runJobs();
  await graduate(app.parts, 'cq-2026', { ...stranger, employerId: bodies.hospitalId });
  bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
});
afterAll(() => app.close());

async function makeKey(more: Record<string, string | string[]> = {}): Promise<string> {
  const made = await bureau.post('/api-keys', {
    organisationId: bodies.shapingbaId,
    name: '沙坪坝区评审系统',
    scope: ['RECORD', 'READINESS'],
    requestsPerMinute: '60',
    expiresOn: '2026-12-31',
    ...more,
  });
  return /jixue_[\w-]{43}/.exec(made.body)?.[0] ?? '';
}

const ask = (key: string, body: object = question) =>
  app.server.inject({
    method: 'POST',
    url: '/api/v1/people',
    headers: { authorization: `Bearer ${key}` },
    payload: body,
  });

test('N37: a key is shown once; the answer says what is there, masked, and its signature holds', async () => {
  const key = await makeKey();
  expect(key).not.toBe('');
  const page = await bureau.get('/api-keys');
  expect(page.body).toContain(key.slice(0, 10));
  expect(page.body).not.toContain(key);
  const answer = await ask(key);
  expect(answer.statusCode).toBe(200);
  expect(answer.json().people).toMatchObject([
    {
      position: 1,
      found: true,
      record: [{ year: 2026, creditHours: 20, slipState: 'VALID' }],
      readiness: { ready: true, years: [{ year: 2026, state: 'COUNTED' }] },
    },
  ]);
  expect(answer.body).not.toContain(own.idNumber);
  const keys = (await app.server.inject({ url: '/api/keys.json' })).json();
  const signature = String(answer.headers['jws-signature']);
  expect(isGenuine(answer.body, signature, keys)).toBe(true);
  expect(isGenuine(answer.body.replace('true', 'false'), signature, keys)).toBe(false);
});

test('somebody unknown, of another scope, or with another name: the same answer', async () => {
  const people = [
    stranger,
    { name: '没有的人', idNumber: '500106199001018889' },
    { ...own, name: '别的名字' },
  ];
  const answers = (await ask(await makeKey(), { ...question, people })).json().people;
  for (const answer of answers) {
    const { position: _position, idNumberMasked: _number, ...said } = answer;
    expect(said).toEqual({ found: false });
  }
});

test('a key gives no more than its scope, no longer than its time, no oftener than its limit', async () => {
  const record = (await ask(await makeKey({ scope: 'RECORD' }))).json().people[0];
  expect(record).toHaveProperty('record');
  expect(record).not.toHaveProperty('readiness');
  const seldom = await makeKey({ requestsPerMinute: '1' });
  expect((await ask(seldom)).statusCode).toBe(200);
  expect((await ask(seldom)).statusCode).toBe(429);
  const { clock, setNow } = app.parts;
  const now = clock.now();
  const old = await makeKey({ expiresOn: '2026-11-23' });
  setNow(new Date(now.getTime() + 86_400_000));
  expect((await ask(old)).statusCode).toBe(401);
  setNow(now);
  expect((await ask('jixue_guessed_guessed_guessed')).statusCode).toBe(401);
  const key = await makeKey({ name: '停用的系统' });
  const page = (await bureau.get('/api-keys')).body;
  const id = /api-keys\/([0-9a-f-]{36})\/revocation/.exec(page)?.[1];
  await bureau.post(`/api-keys/${id}/revocation`, { because: '系统下线' });
  expect((await ask(key)).statusCode).toBe(401);
});

test('a key that ends in the past is refused; keys that do not fit are recorded, without the key (E25)', async () => {
  const late = await bureau.post('/api-keys', {
    organisationId: bodies.shapingbaId,
    name: '过期的系统',
    scope: 'RECORD',
    requestsPerMinute: '60',
    expiresOn: '2026-11-22',
  });
  expect(late.status).toBe(422);
  expect(late.body).toContain('到期日期不能早于今天。');
  const key = 'jixue_tried_tried_tried_tried';
  for (let time = 1; time <= 15; time += 1) await ask(key);
  const entries = await app.parts.db
    .selectFrom('auditEntries')
    .select('facts')
    .where('action', '=', 'eligibility.bad_api_key')
    .execute();
  expect(JSON.stringify(entries)).toContain('unknown');
  expect(JSON.stringify(entries)).not.toContain('tried');
  // A flood of wrong keys is not a flood of entries.
  expect(entries.length).toBeLessThanOrEqual(10);
});

test('without a purpose nothing is answered; what is answered stands in the audit with it', async () => {
  const key = await makeKey();
  expect((await ask(key, { ...question, purpose: '' })).statusCode).toBe(400);
  expect((await ask(key, { ...question, people: [] })).statusCode).toBe(400);
  const { questionId } = (await ask(key)).json();
  const entry = await app.parts.db
    .selectFrom('auditEntries')
    .select('facts')
    .where('action', '=', 'eligibility.answer_question')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(entry.facts).toMatchObject({ questionId, purpose: question.purpose, asked: 1 });
});

test('what is wrong with a question is answered as JSON, in Chinese, naming the field', async () => {
  const key = await makeKey();
  const short = await ask(key, { ...question, purpose: '' });
  expect(short.json().message).toMatch(/^purpose：数值过小/);
  const send = (payload: string, type: string) =>
    app.server.inject({
      method: 'POST',
      url: '/api/v1/people',
      headers: { authorization: `Bearer ${key}`, 'content-type': type },
      payload,
    });
  for (const broken of [await send('{"purpose":', 'application/json'), await send('', 'text/xml')])
    expect([broken.statusCode, broken.json().error]).toEqual([400, 'bad_request']);
  const wrongWay = await app.server.inject({ url: '/api/v1/people' });
  expect([wrongWay.statusCode, wrongWay.json().error]).toEqual([404, 'not_found']);
});

test('the reference of a question comes back signed, so that an old answer is known as one', async () => {
  const answer = await ask(await makeKey(), { ...question, reference: 'PS-1' });
  expect(answer.json().reference).toBe('PS-1');
});

test('the description is shown without a key and names every field of the question', async () => {
  const docs = await app.server.inject({ url: '/api/docs' });
  expect(docs.statusCode).toBe(200);
  expect(docs.body).toContain('jws-signature');
  const { paths } = (await app.server.inject({ url: '/api/openapi.json' })).json();
  const { schema } = paths['/api/v1/people'].post.requestBody.content['application/json'];
  expect(schema.required).toEqual(['purpose', 'year', 'people']);
});
