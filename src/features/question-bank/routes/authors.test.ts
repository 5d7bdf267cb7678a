import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOfficer } from '../../../../test/support/city.ts';
import { admit, openExam } from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Topic } from '../../courses/index.ts';

let app: TestApp;
let topic: Topic;
let author: TestBrowser;
let otherAuthor: TestBrowser;
let clerk: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  const { topic: opened, bodies } = await openExam(app);
  topic = opened;
  const { centreId, associationId } = bodies;
  author = await app.as(await insertOfficer(app.parts, 'COURSE_AUTHOR', associationId));
  otherAuthor = await app.as(await insertOfficer(app.parts, 'COURSE_AUTHOR', centreId));
  clerk = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', centreId));
});
afterAll(() => app.close());

const pageOf = (id: string) => `/question-bank/questions/${id}`;
const because = '题干要再斟酌';

/** The author writes a question and offers it; returns its id. */
async function offer(stem: string): Promise<string> {
  const questionId = newId();
  const words = { kind: 'SINGLE', stem, optionA: '执着专注', optionB: '得过且过', right: 'A' };
  const about = { lessonId: `${topic.id}-l1`, difficulty: '1', usage: 'BOTH', saveNo: '1' };
  const written = { ...words, ...about, explanation: '见第一课。', questionId };
  await author.post(`/question-bank/topics/${topic.id}/new`, written);
  expect((await author.post(`${pageOf(questionId)}/offer`)).status).toBe(303);
  return questionId;
}

const stateOf = async (id: string) => {
  const one = await app.parts.db
    .selectFrom('questionVersions')
    .select('state')
    .where('questionId', '=', id)
    .executeTakeFirstOrThrow();
  return one.state;
};

test('who writes alone offers questions, and neither reviews, returns, releases nor retires any', async () => {
  const id = await offer('工匠精神的首要一条是哪一项？');
  for (const browser of [author, otherAuthor]) {
    for (const move of ['approval', 'release'])
      expect((await browser.post(`${pageOf(id)}/${move}`)).status).toBe(404);
    for (const move of ['return', 'retirement'])
      expect((await browser.post(`${pageOf(id)}/${move}`, { because })).status).toBe(404);
    const many = { list: '', questionId: id, move: 'APPROVE' };
    const refused = await browser.post(`/question-bank/topics/${topic.id}/moves`, many);
    expect(refused.body).toContain('由培训中心或协会的经办人办理');
  }
  const notOwn = await otherAuthor.post(`${pageOf(id)}/discard`, { because });
  expect(notOwn.status).toBe(403);
  expect(await stateOf(id)).toBe('DRAFT');
  expect((await author.get(pageOf(id))).body).not.toContain('审核通过</button>');
  await clerk.post(`${pageOf(id)}/approval`);
  await clerk.post(`${pageOf(id)}/release`);
  expect(await stateOf(id)).toBe('RELEASED');
});

test('all questions that match a list go through the states together, and no others', async () => {
  const stems = ['创新的第一动力是哪一项？', '专利的保护期从哪一天算起？', '标准由谁批准发布？'];
  const ids = await Promise.all(stems.map(offer));
  const url = `/question-bank/topics/${topic.id}/moves`;
  const all = (move: string, list = 'words=专利') => clerk.post(url, { list, all: 'yes', move });
  expect((await all('APPROVE')).status).toBe(303);
  await all('RELEASE');
  expect(await Promise.all(ids.map(stateOf))).toEqual(['DRAFT', 'RELEASED', 'DRAFT']);
  const none = await all('APPROVE', 'state=RELEASED');
  expect([none.status, none.body.includes('没有可以这样处理的')]).toEqual([409, true]);
  await all('APPROVE', '');
  expect(await Promise.all(ids.map(stateOf))).toEqual(['REVIEWED', 'RELEASED', 'REVIEWED']);
});

test('who writes alone reads topics, and neither drafts nor publishes them, nor sees learners or results', async () => {
  expect((await author.get(`/topics/${topic.id}`)).status).toBe(200);
  expect((await author.get(`/topics/${topic.id}/lessons`)).status).toBe(200);
  const reason = '按年度计划';
  for (const path of ['publication', 'closing'])
    expect((await author.post(`/topics/${topic.id}/${path}`, { reason })).status).toBe(404);
  expect((await author.get(`/topics/${topic.id}/rules`)).status).toBe(404);
  const { learner } = await admit(app, topic);
  const hidden = ['/exam-monitor', '/score-corrections', '/papers', '/statistics', '/search'];
  for (const path of [...hidden, `/people/${learner.accountId}`])
    expect([path, (await author.get(path)).status]).toEqual([path, 404]);
  expect((await author.get('/')).body).toContain('题库');
});
