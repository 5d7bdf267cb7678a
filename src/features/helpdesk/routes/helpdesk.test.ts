import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLearner,
  insertOfficer,
  insertOrganisation,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Learner } from '../../../kernel/actor.ts';
import { containsPersonalData } from '../rules/article.ts';

let app: TestApp;
let learner: Learner;
let asker: TestBrowser;
const desks = {} as Record<
  'association' | 'second' | 'centre' | 'review' | 'appointment' | 'district' | 'agency',
  TestBrowser
>;

beforeAll(async () => {
  app = await createTestApp();
  const { parts } = app;
  const bodies = await insertBodies(parts);
  const review = await insertOrganisation(parts, 'MUNICIPAL_DIVISION', {
    name: '市局专业技术人员管理处',
  });
  const appointment = await insertOrganisation(parts, 'MUNICIPAL_DIVISION', {
    name: '市局事业单位人事管理处',
  });
  learner = await insertLearner(parts, { name: '欧阳小满' });
  asker = await app.as(learner);
  const officer = async (...of: [Parameters<typeof insertOfficer>[1], string]) =>
    app.as(await insertOfficer(parts, ...of));
  desks.association = await officer('ASSOCIATION_CLERK', bodies.associationId);
  desks.second = await officer('ASSOCIATION_CLERK', bodies.associationId);
  desks.centre = await officer('CENTRE_CLERK', bodies.centreId);
  desks.review = await officer('MUNICIPAL_OFFICER', review);
  desks.appointment = await officer('MUNICIPAL_OFFICER', appointment);
  desks.district = await officer('DISTRICT_CLERK', bodies.shapingbaId);
  desks.agency = await officer('AGENCY_CLERK', bodies.agencyId);
});
afterAll(() => app.close());

async function ask(topicCode: string, title: string, by = asker): Promise<string> {
  const text = '请帮我看一看这个情况。';
  const answer = await by.post('/questions', { topicCode, title, text, anyway: 'yes' });
  expect(answer.status, answer.body.slice(0, 200)).toBe(303);
  return String(answer.headers.location).split('/').at(-1) as string;
}

const answering = { text: '请换浏览器再试一次。', kind: 'ANSWER' };

test.each([
  ['TECHNICAL', 'association', '市继续教育协会'],
  ['PAYMENT', 'district', '沙坪坝区人力社保局'],
  ['REGISTRATION', 'district', '沙坪坝区人力社保局'],
  ['ENDORSEMENT', 'district', '沙坪坝区人力社保局'],
  ['TITLE_REVIEW', 'review', '专业技术人员管理处'],
  ['APPOINTMENT', 'appointment', '事业单位人事管理处'],
] as const)(
  'N39: a question about %s goes to %s, and no other body can answer it',
  async (topic, desk, name) => {
    const title = `关于${topic}的提问`;
    const id = await ask(topic, title);
    expect((await asker.get(`/questions/${id}`)).body).toContain(name);
    for (const [other, browser] of Object.entries(desks)) {
      const holds = other === desk || (desk === 'association' && other === 'second');
      expect((await browser.get('/question-desk')).body.includes(title), other).toBe(holds);
      if (holds) continue;
      expect((await browser.get(`/question-desk/${id}`)).status, other).toBe(404);
      expect((await browser.post(`/question-desk/${id}/answers`, answering)).status, other).toBe(
        404,
      );
    }
    expect((await desks[desk].post(`/question-desk/${id}/answers`, answering)).status).toBe(303);
    expect((await asker.get(`/questions/${id}`)).body).toContain(answering.text);
  },
);

test('N28, N27: an endorsement question of a person whose file an agency keeps goes to the agency', async () => {
  const custody = await app.parts.db
    .selectFrom('organisations')
    .select('id')
    .where('kind', '=', 'TALENT_AGENCY')
    .executeTakeFirstOrThrow();
  const kept = await app.as(await insertLearner(app.parts, { agencyId: custody.id }));
  const id = await ask('ENDORSEMENT', '代理机构何时审验', kept);
  expect((await desks.agency.get(`/question-desk/${id}`)).status).toBe(200);
  expect((await desks.district.get(`/question-desk/${id}`)).status).toBe(404);
});

test('the asker is notified, replies, rates the answer, reopens and closes the question', async () => {
  const id = await ask('TECHNICAL', '课件打不开怎么办');
  await desks.association.post(`/question-desk/${id}/answers`, {
    kind: 'ASK_BACK',
    text: '是哪一课？',
  });
  expect((await asker.get('/messages')).body).toContain('课件打不开怎么办');
  expect((await asker.get(`/questions/${id}`)).body).toContain('等您补充');
  await asker.post(`/questions/${id}/replies`, { text: '第三课。' });
  expect((await desks.association.get(`/question-desk/${id}`)).body).toContain('第三课。');
  await desks.association.post(`/question-desk/${id}/answers`, answering);
  await asker.post(`/questions/${id}/rating`, { rating: 'PARTLY' });
  expect((await desks.association.get(`/question-desk/${id}`)).body).toContain('部分解决');
  await asker.post(`/questions/${id}/reopening`, { text: '还是打不开。' });
  expect((await asker.get(`/questions/${id}`)).body).toContain('等待答复');
  await asker.post(`/questions/${id}/closure`);
  expect((await asker.get(`/questions/${id}`)).body).toContain('已办结');
  expect((await asker.post(`/questions/${id}/replies`, { text: '再补充。' })).status).toBe(409);
  const stranger = await app.as(await insertLearner(app.parts));
  expect((await stranger.get(`/questions/${id}`)).status).toBe(404);
});

test('a question handed over with a reason belongs to the other body only', async () => {
  const id = await ask('TECHNICAL', '退费什么时候到账');
  const page = (await desks.association.get(`/question-desk/${id}`)).body;
  const district = /value="([\w-]+)">沙坪坝区人力社保局/.exec(page)?.[1] as string;
  const moved = { organisationId: district, reason: '属于现场缴费' };
  const nobody = { ...moved, organisationId: learner.accountId };
  expect((await desks.association.post(`/question-desk/${id}/hand-over`, nobody)).status).toBe(404);
  await desks.association.post(`/question-desk/${id}/hand-over`, moved);
  expect((await desks.association.get(`/question-desk/${id}`)).status).toBe(404);
  expect((await desks.district.get(`/question-desk/${id}`)).body).toContain('属于现场缴费');
});

test('N39: an overdue question is escalated to the next body of its route, and stays at the last', async () => {
  const id = await ask('TECHNICAL', '一直没有人答复');
  const start = app.parts.clock.now();
  // Only the jobs see the later hour: sessions would expire.
  const runAfter = async (hours: number) => {
    app.parts.setNow(new Date(start.getTime() + hours * 3_600_000));
    await app.parts.runJobs();
    app.parts.setNow(start);
  };
  await runAfter(23);
  expect((await desks.association.get(`/question-desk/${id}`)).status).toBe(200);
  await runAfter(25);
  expect((await desks.association.get(`/question-desk/${id}`)).status).toBe(404);
  expect((await desks.centre.get(`/question-desk/${id}`)).body).toContain('超时转给');
  expect((await asker.get('/messages')).body).toContain('自动转给');
  await runAfter(900);
  expect((await desks.centre.get(`/question-desk/${id}`)).status).toBe(200);
});

test('an answer becomes an article by two persons, without personal data; then it is found and suggested', async () => {
  const id = await ask('TECHNICAL', '模拟考试成绩会不会影响正式考试');
  await desks.association.post(`/question-desk/${id}/answers`, answering);
  const words = { topicCode: 'TECHNICAL', title: '模拟考试算不算次数' };
  const personal = await desks.association.post(`/question-desk/${id}/article`, {
    ...words,
    body: '欧阳小满同志：模拟考试不占用正式考试的次数。',
  });
  expect(personal.status).toBe(422);
  expect(personal.body).toContain('还有个人信息');
  const saved = await desks.association.post(`/question-desk/${id}/article`, {
    ...words,
    body: '模拟考试不占用正式考试的次数，也不影响正式成绩。',
  });
  const article = String(saved.headers.location).split('/').at(-1);
  const visitor = await app.as(null);
  expect((await visitor.get(`/help/articles/${article}`)).status).toBe(404);
  const own = await desks.association.post(`/article-desk/${article}/publication`);
  expect(own.status).toBe(403);
  expect((await desks.second.post(`/article-desk/${article}/publication`)).status).toBe(303);
  const found = await visitor.get(`/help/articles?words=${encodeURIComponent('正式成绩')}`);
  expect(found.body).toContain('<mark>正式成绩</mark>');
  await visitor.post(`/help/articles/${article}/votes`, { helped: 'yes' });
  expect((await desks.second.get(`/help/articles/${article}`)).body).toContain('1 人觉得有帮助');

  const question = {
    topicCode: 'TECHNICAL',
    title: '模拟考试占用次数吗',
    text: '我想先做模拟考试。',
  };
  const suggested = await asker.post('/questions', question);
  expect(suggested.status).toBe(200);
  expect(suggested.body).toContain('模拟考试算不算次数');
  expect(suggested.body).toContain('我想先做模拟考试。');
  expect((await asker.post('/questions', { ...question, anyway: 'yes' })).status).toBe(303);
});

test('a refused form shows its errors and keeps the values', async () => {
  const answer = await asker.post('/questions', { title: '短', text: '写了很多很多的情况说明' });
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('请选择事项');
  expect(answer.body).toContain('写了很多很多的情况说明');
});

test.each([
  ['请拨打 138 0000 1234', true],
  ['号码500106199001011237已核对', true],
  ['写信到 li@example.com', true],
  ['渝人社办〔2010〕257号，电话023-60000000', false],
])('an article with “%s” contains personal data: %s', (text, expected) => {
  expect(containsPersonalData(text, [])).toBe(expected);
});
