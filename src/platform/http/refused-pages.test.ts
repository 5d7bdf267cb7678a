import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../test/support/city.ts';
import { createTestApp, signIn, type TestApp } from '../../../test/support/parts.ts';
import type { Actor } from '../../kernel/actor.ts';

let app: TestApp;
let clerk: Actor;
let bureau: Actor;
let districtId: string;
let other: Actor;
beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  clerk = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  bureau = await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId);
  districtId = bodies.shapingbaId;
  other = await insertLearner(app.parts);
});
afterAll(() => app.close());

interface Sent {
  cookie: string;
  location: string;
  status: number;
  body: string;
}

/** What a browser of this person gets for a form of new textbooks without a price. */
async function submit(
  cookie: string,
  more: Record<string, string> = {},
  url = '/textbook-desk/titles',
  form: Record<string, string> = { name: '公需科目读本' },
): Promise<Sent> {
  const page = await app.server.inject({ url: '/privacy', headers: { cookie } });
  const secret = page.cookies.find(({ name }) => name === 'jixue_csrf')?.value;
  const cookies = secret ? `${cookie}; jixue_csrf=${secret}` : cookie;
  const answer = await app.server.inject({
    method: 'POST',
    url,
    headers: {
      cookie: cookies,
      'x-csrf-token': /name="csrf-token" content="([^"]+)"/.exec(page.body)?.[1] ?? '',
      'content-type': 'application/x-www-form-urlencoded',
      host: 'jixue.test',
      ...more,
    },
    payload: new URLSearchParams(form).toString(),
  });
  const location = String(answer.headers.location ?? '');
  return { cookie: cookies, location, status: answer.statusCode, body: answer.body };
}

const pageText = ({ tokenHash, pageCipher }: { tokenHash: string; pageCipher: string }) => {
  const cell = { table: 'refused_pages', column: 'page_cipher', row: tokenHash };
  return inflateRawSync(
    Buffer.from(app.parts.cipher.decrypt(pageCipher, cell), 'base64'),
  ).toString();
};
const open = (url: string, cookie: string) => app.server.inject({ url, headers: { cookie } });
const cookieOf = async (actor: Actor) => `jixue=${await signIn(app.parts, actor)}`;

test('a refused form redirects to a page that keeps the input and can be reloaded', async () => {
  const sent = await submit(await cookieOf(clerk));
  expect(sent.status).toBe(303);
  expect(sent.location).toMatch(/^\/textbook-desk\/titles\?refused=[\w-]{43}$/);
  for (const _time of ['at first', 'by Back']) {
    const page = await open(sent.location, sent.cookie);
    expect(page.statusCode).toBe(422);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).toContain('请填写价格');
    expect(page.body).toContain('公需科目读本');
  }
});

test('a result that no address shows is kept in the same way, and Back does not search again', async () => {
  const search = { text: '500106199001019997' };
  const referer = 'http://jixue.test/counter?refused=old';
  const sent = await submit(await cookieOf(clerk), { referer }, '/counter/searches', search);
  expect(sent.status).toBe(303);
  expect(sent.location).toMatch(/^\/counter\?answer=[\w-]{43}$/);
  for (const _time of ['at first', 'by Back']) {
    const page = await open(sent.location, sent.cookie);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('没有找到');
    expect(page.body).toContain('500106199001019997');
  }
  const stranger = await open(sent.location, await cookieOf(clerk));
  expect(stranger.headers.location).toBe('/counter');
});

test('a page with a secret is deleted with the first look; Back leads to the list and says why', async () => {
  const made = {
    organisationId: districtId,
    name: '评审系统',
    scope: 'RECORD',
    requestsPerMinute: '60',
    expiresOn: '2026-12-31',
  };
  const sent = await submit(await cookieOf(bureau), {}, '/api-keys', made);
  expect(sent.location).toMatch(/^\/api-keys\?once=[\w-]{43}$/);
  // Under the parameter of other results, which are kept, there is nothing.
  const renamed = await open(sent.location.replace('once=', 'answer='), sent.cookie);
  expect(renamed.statusCode).toBe(303);
  const secret = /jixue_[\w-]{43}/;
  expect((await open(sent.location, sent.cookie)).body).toMatch(secret);
  const left = await app.parts.db
    .selectFrom('refusedPages')
    .select(['tokenHash', 'pageCipher'])
    .execute();
  expect(left.filter((row) => secret.test(pageText(row)))).toEqual([]);
  const back = await open(sent.location, sent.cookie);
  expect(back.headers.location).toBe('/api-keys');
  const flash = back.cookies.find(({ name }) => name === 'jixue_flash')?.value ?? '';
  const list = await open('/api-keys', `${sent.cookie}; jixue_flash=${flash}`);
  expect(list.body).toContain('只显示一次，现在不能再查看');
  expect(list.body).not.toMatch(secret);
});

test('the address is that of the form, also after an earlier refusal there', async () => {
  const referer = 'http://jixue.test/textbook-desk/titles?sort=name&refused=old';
  const sent = await submit(await cookieOf(clerk), { referer });
  expect(sent.location).toMatch(/^\/textbook-desk\/titles\?sort=name&refused=[\w-]{43}$/);
  const foreign = await submit(await cookieOf(clerk), { referer: 'http://evil.test/trap' });
  expect(foreign.location).toMatch(/^\/textbook-desk\/titles\?refused=/);
});

test('whoever sends a form after logging out comes back to its page after the next log-in', async () => {
  const page = '/textbook-desk/titles?sort=name';
  const sent = await submit('', { referer: `http://jixue.test${page}` });
  expect(sent.location).toBe(`/login?next=${encodeURIComponent(page)}`);
  const foreign = await submit('', { referer: 'http://evil.test/trap' });
  expect(foreign.location).toBe('/login?next=%2F');
});

test('another session, a visitor and a forged token see the page without the refusal', async () => {
  const sent = await submit(await cookieOf(clerk));
  const secret = /jixue_csrf=[^;]+/.exec(sent.cookie)?.[0];
  const strangers = [
    `${await cookieOf(other)}; ${secret}`,
    `${await cookieOf(clerk)}; ${secret}`,
    String(secret),
    '',
  ];
  for (const cookie of strangers) {
    const answer = await open(sent.location, cookie);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/textbook-desk/titles');
    expect(answer.body).not.toContain('公需科目读本');
  }
  expect((await open('/textbook-desk/titles?refused=x&refused=y', sent.cookie)).statusCode).toBe(
    303,
  );
});

test('it is kept for half an hour and then removed', async () => {
  const { parts } = app;
  const sent = await submit(await cookieOf(clerk));
  const begun = parts.clock.now();
  parts.setNow(new Date(begun.getTime() + 30 * 60_000));
  try {
    expect((await open(sent.location, sent.cookie)).statusCode).toBe(303);
    await parts.runJobs();
    expect(await parts.db.selectFrom('refusedPages').selectAll().execute()).toEqual([]);
  } finally {
    parts.setNow(begun);
  }
});

test('a script gets the error directly, as does a form without the cookie of its page', async () => {
  const cookie = await cookieOf(clerk);
  expect((await submit(cookie, { accept: 'application/json' })).status).toBe(422);
  const answer = await app.server.inject({ method: 'POST', url: '/login' });
  expect(answer.statusCode).toBe(403);
});

test('beyond sixty refusals a minute of one session the page is the answer itself', async () => {
  const cookie = await cookieOf(clerk);
  for (let no = 0; no < 60; no += 1) expect((await submit(cookie)).status).toBe(303);
  const answer = await submit(cookie);
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('公需科目读本');
});

test('a visitor sees the refused form too, and the log has the refusal', async () => {
  const browser = await app.as(null);
  const answer = await browser.post('/login', { loginName: '13800000000', password: 'wrong' });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.body).toContain('13800000000');
  expect(answer.body).not.toContain('wrong');
});
