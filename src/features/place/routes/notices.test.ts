import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Learner } from '../../../kernel/actor.ts';
import { firstNotice } from '../rules/privacy-notice.ts';

let app: TestApp;
let first: TestBrowser;
let second: TestBrowser;
let learner: Learner;
const html = { accept: 'text/html' };

beforeAll(async () => {
  app = await createTestApp();
  const { municipalBureauId } = await insertBodies(app.parts);
  first = await app.as(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', municipalBureauId));
  second = await app.as(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', municipalBureauId));
  learner = await insertLearner(app.parts, {});
});
afterAll(() => app.close());

const body = firstNotice.body.replace('至少保存六个月', '至少保存三年');
const draft = {
  ...{ body, changes: '登录记录多存一段时间。', consent: 'NECESSARY', validFrom: '2026-11-23' },
};
const reason = '等级保护的要求';

/** Proposes at an address and has a colleague confirm it. */
async function decide(address: string): Promise<void> {
  const proposed = await first.post(address, { reason });
  expect(proposed.status).toBe(303);
  expect((await first.post(`${proposed.headers.location}/confirmation`)).status).toBe(403);
  expect((await second.post(`${proposed.headers.location}/confirmation`)).status).toBe(303);
  await app.parts.place.renew();
}

test('a new notice is published by two, and asked at the next log-in (E28)', async () => {
  const before = await app.as(learner);
  expect((await first.post('/place/notices', draft)).status).toBe(303);
  const preview = await first.get('/place/notices');
  expect(preview.body).toContain('草稿：2026-02 版');
  expect(preview.body).toMatch(/删去：<\/span>[^<]*六/);
  app.parts.setNow(new Date('2026-11-23T14:05:00+08:00'));
  await decide('/place/notices/publication');
  expect((await app.as(null).then((visitor) => visitor.get('/privacy'))).body).toContain(
    '2026-02 版',
  );

  // Who is at work goes on; the next log-in is asked.
  expect((await before.get('/', html)).status).toBe(200);
  app.parts.setNow(new Date('2026-11-23T14:10:00+08:00'));
  const after = await app.as(learner);
  const asked = await after.get('/courses', html);
  expect(asked.headers.location).toBe('/privacy/consent?next=%2Fcourses');
  const page = await after.get('/privacy/consent?next=/courses', html);
  expect(page.body).toContain('登录记录多存一段时间');
  expect(page.body).toContain('2026-01 版不同的地方');

  // Reading goes on without it; acting does not.
  expect((await after.post('/privacy/consent', { consent: '', next: '/' })).body).toContain(
    '勾选同意',
  );
  await after.post('/privacy/consent/later', { next: '/courses' });
  expect((await after.get('/courses', html)).body).toContain('阅读并决定是否同意');
  const refused = await after.post('/account/title', { titleCode: '', titleAwardedOn: '' });
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('同意之后才能继续办理');

  const given = await after.post('/privacy/consent', { consent: '2026-02', next: '/courses' });
  expect(given.headers.location).toBe('/courses');
  expect((await after.get('/courses', html)).body).not.toContain('阅读并决定是否同意');
  const consents = await app.parts.db
    .selectFrom('privacyConsents')
    .select('version')
    .where('accountId', '=', learner.accountId)
    .execute();
  expect(consents.map(({ version }) => version)).toContain('2026-02');
});

test('a version to come is taken back by two; an unchanged text and a day gone by are refused', async () => {
  const later = { ...draft, validFrom: '2026-12-15', consent: 'ASKED' };
  await first.post('/place/notices', later);
  const same = await first.post('/place/notices/publication', { reason });
  expect(same.body).toContain('和现在适用的一样');
  await first.post('/place/notices', { ...later, body: `${body}\n\n再加一段。` });
  await first.post('/place/notices', {
    ...{ ...later, body: `${body}\n\n再加一段。` },
    validFrom: '2026-11-01',
  });
  expect((await first.post('/place/notices/publication', { reason })).body).toContain('早于今天');
  await first.post('/place/notices', { ...later, body: `${body}\n\n再加一段。` });
  await decide('/place/notices/publication');
  const version = '2026-03';
  expect((await first.get('/place/notices')).body).toContain('待适用');
  await decide(`/place/notices/${version}/withdrawal`);
  expect((await first.get('/place/notices')).body).not.toContain('待适用');
  const gone = await first.post('/place/notices/2026-02/withdrawal', { reason });
  expect(gone.body).toContain('已经适用');
});
