import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import { publishCircular } from '../index.ts';
import { excerptOf, searchPairs, searchText } from '../rules/search-text.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let officer: Officer;
let bureau: TestBrowser;
let colleague: TestBrowser;
let visitor: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  officer = await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId);
  bureau = await app.as(officer);
  colleague = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  visitor = await app.as(null);
});
afterAll(() => app.close());

const words = {
  kind: 'NOTICE',
  title: '考试时间延长一周的公告',
  body: '因线路检修，本年度考试时间延长一周，请互相转告。',
  validFrom: '2026-11-01',
};

async function draft(browser: TestBrowser, more: Record<string, string | string[]> = {}) {
  const answer = await browser.post('/announcement-desk', { ...words, ...more });
  expect(answer.status, answer.body.slice(0, 200)).toBe(303);
  return /announcement-desk\/([\w-]+)\//.exec(String(answer.headers.location))?.[1] as string;
}

async function published(more: Record<string, string | string[]> = {}) {
  const id = await draft(bureau, more);
  await bureau.post(`/announcement-desk/${id}/publication`);
  return id;
}

test('a draft is visible to its body only; once published everyone finds and reads it', async () => {
  const id = await draft(bureau, { title: '关于２０２６年检修的公告' });
  expect((await visitor.get(`/announcements/${id}`)).status).toBe(404);
  await bureau.post(`/announcement-desk/${id}/publication`);
  expect((await visitor.get(`/announcements/${id}`)).body).toContain('请互相转告');
  const found = await visitor.get(`/announcements?words=${encodeURIComponent('2026年检修')}`);
  expect(found.body).toContain('关于２０２６年检修的公告');
  const byText = await visitor.get(`/announcements?words=${encodeURIComponent('延长 一周')}`);
  expect(byText.body).toContain('<mark>延长一周</mark>');
  const none = await visitor.get(`/announcements?words=${encodeURIComponent('检修线路')}`);
  expect(none.body).toContain('没有找到');
});

test('N31: a policy text is published by a second person, and replaced instead of changed', async () => {
  const id = await draft(bureau, { kind: 'POLICY', title: '收费办法第一版' });
  const alone = await bureau.post(`/announcement-desk/${id}/publication`);
  expect(alone.status).toBe(403);
  expect(alone.body).toContain('另一位工作人员');
  expect((await colleague.post(`/announcement-desk/${id}/publication`)).status).toBe(303);
  const changed = await bureau.post(`/announcement-desk/${id}`, {
    ...words,
    kind: 'POLICY',
    title: '收费办法改一改',
  });
  expect(changed.status).toBe(409);
  const newer = await draft(bureau, { kind: 'POLICY', title: '收费办法第二版' });
  await colleague.post(`/announcement-desk/${newer}/publication`, { replaces: id });
  const old = await visitor.get(`/announcements/${id}`);
  expect(old.body).toContain('已被替代');
  expect(old.body).toContain(newer);
});

test('a changed notice keeps its older versions', async () => {
  const id = await published({ title: '食堂开放时间的公告' });
  await bureau.post(`/announcement-desk/${id}`, { ...words, title: '食堂开放时间调整的公告' });
  const page = await visitor.get(`/announcements/${id}`);
  expect(page.body).toContain('食堂开放时间调整的公告');
  expect(page.body).toContain('第 1 版');
  await bureau.post(`/announcement-desk/${id}/withdrawal`, { reason: '时间有误，另行通知' });
  expect((await visitor.get(`/announcements/${id}`)).body).toContain('时间有误，另行通知');
  expect((await visitor.get('/announcements')).body).not.toContain('食堂开放时间调整的公告');
});

test('a published policy text is withdrawn by two persons, with the reason', async () => {
  const id = await draft(bureau, { kind: 'POLICY', title: '学时认定办法试行' });
  await colleague.post(`/announcement-desk/${id}/publication`);
  const path = `/announcement-desk/${id}/withdrawal`;
  const asked = await bureau.post(path, { reason: '与新规定不一致' });
  const proposal = String(asked.headers.location);
  expect((await visitor.get(`/announcements/${id}`)).body).not.toContain('与新规定不一致');
  expect((await bureau.post(`${proposal}/confirmation`)).status).toBe(403);
  expect((await bureau.get(`/announcement-desk/${id}/publication`)).body).toContain('等待复核');
  expect((await colleague.post(`${proposal}/confirmation`)).status).toBe(303);
  expect((await visitor.get(`/announcements/${id}`)).body).toContain('与新规定不一致');
});

test('an announcement exists only for its audience, on the home page too', async () => {
  const id = await published({
    title: '沙坪坝区现场审验安排的公告',
    audienceRoles: ['LEARNER'],
    audienceJurisdictionId: 'cq-shapingba',
  });
  const near = await app.as(await insertLearner(app.parts));
  const far = await app.as(await insertLearner(app.parts, { districtId: 'cq-nanan' }));
  expect((await near.get('/')).body).toContain('沙坪坝区现场审验安排');
  expect((await far.get('/')).body).not.toContain('沙坪坝区现场审验安排');
  expect((await far.get(`/announcements/${id}`)).status).toBe(404);
  expect((await visitor.get(`/announcements/${id}`)).status).toBe(404);
});

test('centre and association publish notices; policy is the bureau’s', async () => {
  const centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  expect((await centre.post('/announcement-desk', { ...words, kind: 'POLICY' })).status).toBe(403);
  const id = await draft(centre, { title: '培训中心值班的公告' });
  expect((await bureau.post(`/announcement-desk/${id}/publication`)).status).toBe(404);
  expect((await centre.post(`/announcement-desk/${id}/publication`)).status).toBe(303);
});

test('a reader confirms a version once', async () => {
  const id = await published({ title: '请各单位阅知的公告', asksReceipt: 'yes' });
  const reader = await app.as(await insertLearner(app.parts));
  expect((await reader.get(`/announcements/${id}`)).body).toContain('我已阅读');
  await reader.post(`/announcements/${id}/receipt`);
  await reader.post(`/announcements/${id}/receipt`);
  expect((await reader.get(`/announcements/${id}`)).body).not.toContain('我已阅读');
  expect((await bureau.get(`/announcements/${id}`)).body).toContain('已有 1 人确认');
});

test('a body with tags or script links is rendered as text', async () => {
  const id = await published({
    title: '带标签的公告一则',
    body: '<script>alert(1)</script>\n\n[点这里](javascript:alert(2)) 和 [官网](https://example.com)',
  });
  const { body } = await visitor.get(`/announcements/${id}`);
  expect(body).not.toContain('<script>alert');
  expect(body).not.toContain('javascript:alert');
  expect(body).toContain('href="https://example.com"');
});

test('N38: a circular is published in the transaction of the decision', async () => {
  const circular = { title: '关于某单位违规登记的通报', body: '经核查……', documentNo: null };
  const undone = inTransaction(app.parts.db, async (tx) => {
    await publishCircular(app.parts, tx, officer, circular);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect((await visitor.get('/announcements?kind=CIRCULAR')).body).not.toContain('违规登记');
  await inTransaction(app.parts.db, (tx) => publishCircular(app.parts, tx, officer, circular));
  expect((await visitor.get('/announcements?kind=CIRCULAR')).body).toContain('违规登记');
});

test('a refused form shows its errors and keeps the values', async () => {
  const answer = await bureau.post('/announcement-desk', {
    ...words,
    title: '短',
    validTo: '2026-01-01',
  });
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('标题至少4个字');
  expect(answer.body).toContain('请互相转告');
});

test('search ignores width, case and punctuation', () => {
  expect(searchText('ＡＢＣ（2026）“年度”')).toBe('abc2026年度');
  expect(searchPairs('考试时间')).toEqual(['考试', '试时', '时间']);
  expect(excerptOf('请在 **11 月** 底前完成', '11月')).toMatchObject({ hit: '11 月' });
});

test('N31, N38: the officer who changed a draft may not publish it; nor may one publish a circular alone', async () => {
  const id = await draft(bureau, { kind: 'POLICY', title: '审验办法第一稿' });
  await colleague.post(`/announcement-desk/${id}`, { ...words, kind: 'POLICY', title: '审验办法' });
  expect((await colleague.post(`/announcement-desk/${id}/publication`)).status).toBe(403);
  expect((await bureau.post(`/announcement-desk/${id}/publication`)).status).toBe(303);
  const again = await bureau.post(`/announcement-desk/${id}/publication`);
  expect(again.status).toBe(409);
  expect(again.body).toContain('已经发布');

  const circular = await draft(bureau, { kind: 'CIRCULAR', title: '关于随意审验的通报' });
  expect((await bureau.post(`/announcement-desk/${circular}/publication`)).status).toBe(403);
  const notice = await published({ title: '食堂关门的公告' });
  const turned = await bureau.post(`/announcement-desk/${notice}`, { ...words, kind: 'CIRCULAR' });
  expect(turned.status).toBe(409);
});

test('the page to publish a draft shows its audience, validity and attachments', async () => {
  const id = await draft(bureau, {
    kind: 'POLICY',
    audienceRoles: ['UNIT_ADMIN'],
    audienceJurisdictionId: 'cq-shapingba',
  });
  const page = (await colleague.get(`/announcement-desk/${id}/publication`)).body;
  for (const fact of ['单位管理员', '沙坪坝区', '另行通知']) expect(page).toContain(fact);
});
