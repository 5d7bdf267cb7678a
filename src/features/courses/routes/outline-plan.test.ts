import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertQuestions,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Learner } from '../../../kernel/actor.ts';
import { listLessons } from '../queries/lessons.ts';
import { listVersions } from '../queries/versions.ts';

let app: TestApp;
let centre: TestBrowser;
let association: TestBrowser;
let bureau: TestBrowser;
let learner: Learner;
const base = '/topics/cq-2026';

beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  association = await app.as(
    await insertOfficer(app.parts, 'ASSOCIATION_CLERK', bodies.associationId),
  );
  bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  await insertTopic(app.parts);
  const [, , third = ''] = await insertLessons(app.parts, 'cq-2026', 3);
  await insertQuestions(app.parts, 'cq-2026', third, 2);
  learner = await insertLearner(app.parts);
});
afterAll(() => app.close());

const order = async () => (await listLessons(app.parts.db, 'cq-2026')).map(({ id }) => id);
/** The form of a plan: the lessons that stay or come, in their order. */
const plan = async (ids: string[], more: Record<string, string> = {}) => {
  const { body } = await centre.get(`${base}/outline-plan`);
  const fields: Record<string, string> = {
    revision: /name="revision" value="(\d+)"/.exec(body)?.[1] ?? '',
  };
  for (const [, id = ''] of body.matchAll(/name="place_([\w-]+)"/g)) {
    fields[`chapter_${id}`] = 'cq-2026-c1';
    fields[`place_${id}`] = String(ids.indexOf(id) + 1);
    if (ids.includes(id)) fields[`in_${id}`] = 'yes';
  }
  return { ...fields, ...more };
};
const confirm = async (answer: { headers: { location?: unknown } }) => {
  const proposal = String(answer.headers.location);
  expect((await centre.post(`${proposal}/confirmation`)).status).toBe(403);
  const done = await bureau.post(`${proposal}/confirmation`);
  await app.parts.runJobs();
  return done;
};

test('another order of a published topic takes two persons and worsens nothing', async () => {
  const moved = await plan(['cq-2026-l3', 'cq-2026-l1', 'cq-2026-l2']);
  const effect = await centre.post(`${base}/outline-plan`, moved);
  expect(effect.body).toContain('次序');
  expect(effect.body).toContain('没有不利');
  expect(await order()).toEqual(['cq-2026-l1', 'cq-2026-l2', 'cq-2026-l3']);
  const answer = await centre.post(`${base}/outline-changes`, {
    ...moved,
    reason: '按教学顺序调整',
    message: '',
  });
  expect((await confirm(answer)).status).toBe(303);
  expect(await order()).toEqual(['cq-2026-l3', 'cq-2026-l1', 'cq-2026-l2']);
  expect(await app.parts.storage.size('courses/cq-2026/topic.zip')).toBeGreaterThan(100);
  const [version] = await listVersions(app.parts.db, 'cq-2026');
  expect(version).toMatchObject({ kind: 'CHANGED', reason: '按教学顺序调整' });
});

test('a new lesson is prepared, written and listed by two persons; who studies is told, and the ZIP has it', async () => {
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, 'cq-2026');
  const made = { what: 'ADD_LESSON', chapterId: 'cq-2026-c1', title: '新加的一课' };
  expect((await association.post(`${base}/outline`, made)).status).toBe(303);
  const id = 'cq-2026-l01';
  expect(await order()).not.toContain(id);
  const student = await app.as(learner);
  expect((await student.get(`/study/${enrolmentId}`)).body).not.toContain('新加的一课');
  const ids = ['cq-2026-l3', 'cq-2026-l1', 'cq-2026-l2', id];
  const message = '专题增加了一课，请在考试前学完。';
  const decision = { reason: '增加新政策解读', message };
  const empty = await centre.post(`${base}/outline-changes`, { ...(await plan(ids)), ...decision });
  expect(empty.body).toContain('还没有课文或视频');
  const text = { title: '新加的一课', summary: '', minutes: '30', bodyMarkdown: '新的课文' };
  const url = `${base}/lessons/${id}`;
  expect((await association.post(url, { ...text, basedOn: '1' })).status).toBe(303);
  const effect = await centre.post(`${base}/outline-plan`, await plan(ids));
  expect(effect.body).toContain('减少了已选报的人得到的承诺');
  const silent = { ...(await plan(ids)), ...decision, message: '' };
  expect((await centre.post(`${base}/outline-changes`, silent)).body).toContain(
    '请写明告诉他们的话',
  );
  const zip = async () => app.parts.storage.size('courses/cq-2026/topic.zip');
  const before = await zip();
  const answer = await centre.post(`${base}/outline-changes`, {
    ...(await plan(ids)),
    ...decision,
  });
  expect((await confirm(answer)).status).toBe(303);
  expect(await order()).toEqual(ids);
  expect(await zip()).not.toBe(before);
  expect((await student.get(`/study/${enrolmentId}/lessons/${id}`)).body).toContain('新的课文');
  expect((await student.get('/messages')).body).toContain('规则有改动');
  // Once listed, its text changes only by a decision.
  const late = { ...text, basedOn: '2', bodyMarkdown: '改', reason: '' };
  expect((await centre.post(url, late)).body).toContain('请写明为什么更正');
});

test('a lesson that exams ask about stays; one that goes is kept for whoever studied it', async () => {
  const student = await app.as(learner);
  const { id: enrolmentId = '' } =
    (await app.parts.db.selectFrom('enrolments').select('id').executeTakeFirst()) ?? {};
  await student.get(`/study/${enrolmentId}/lessons/cq-2026-l2`);
  const decision = { reason: '内容已经过时', message: '撤下过时的一课，其余不变。' };
  const without = async (id: string) =>
    plan(
      (await order()).filter((one) => one !== id),
      decision,
    );
  const asked = await centre.post(`${base}/outline-changes`, await without('cq-2026-l3'));
  expect(asked.status).toBe(409);
  expect(asked.body).toContain('题库里有题目属于这一课');
  const answer = await centre.post(`${base}/outline-changes`, await without('cq-2026-l2'));
  expect((await confirm(answer)).status).toBe(303);
  expect(await order()).not.toContain('cq-2026-l2');
  expect((await student.get(`/study/${enrolmentId}/lessons/cq-2026-l2`)).status).toBe(404);
  const kept = `/study/${enrolmentId}/lessons/cq-2026-l2/versions/1`;
  expect((await student.get(kept)).body).toContain('第2课正文');
  expect((await student.get(kept)).body).toContain('这一课后来撤下了');
  const course = (await student.get(`/study/${enrolmentId}`)).body;
  expect(course).toContain('学过、后来撤下的课');
  expect(course).toContain(`href="${kept}"`);
});

test('what was changed after it was proposed is not confirmed', async () => {
  const moved = await plan((await order()).toReversed(), { reason: '倒过来排', message: '' });
  const answer = await centre.post(`${base}/outline-changes`, moved);
  await app.parts.db.updateTable('annualTopics').set({ revision: 900 }).execute();
  expect((await confirm(answer)).body).toContain('提请以后内容又改过');
});

test('lessons of a draft are dragged into another order, and only the same lessons', async () => {
  await insertTopic(app.parts, { id: 'cq-2027', year: 2027, state: 'DRAFT' });
  await insertLessons(app.parts, 'cq-2027', 3);
  const arrange = (lessonIds: string[]) =>
    centre.post('/topics/cq-2027/outline', {
      what: 'ARRANGE',
      order: JSON.stringify([{ id: 'cq-2027-c1', lessonIds }]),
    });
  expect((await arrange(['cq-2027-l2', 'cq-2027-l3', 'cq-2027-l1'])).status).toBe(303);
  const ids = (await listLessons(app.parts.db, 'cq-2027')).map(({ id }) => id);
  expect(ids).toEqual(['cq-2027-l2', 'cq-2027-l3', 'cq-2027-l1']);
  expect((await arrange(['cq-2027-l2', 'cq-2027-l1'])).status).toBe(409);
  expect((await arrange(['cq-2027-l2', 'cq-2027-l1', 'cq-2026-l1'])).status).toBe(409);
});

test('a draft is thrown away and taken back', async () => {
  expect((await association.post('/topics/cq-2027/disposal')).status).toBe(404);
  expect((await centre.post('/topics/cq-2026/disposal')).status).toBe(409);
  expect((await centre.post('/topics/cq-2027/disposal')).status).toBe(303);
  expect((await centre.get('/topics/cq-2027')).status).toBe(404);
  expect((await centre.get('/question-bank/topics/cq-2027')).status).toBe(404);
  const again = await centre.post('/topics', { title: '同一年的另一个', year: '2027', copyOf: '' });
  expect(again.headers.location).toBe('/topics/cq-2027-2');
  expect((await centre.get('/topics')).body).toContain('丢弃的草稿（1 份）');
  expect((await centre.post('/topics/cq-2027/recovery')).status).toBe(303);
  expect((await centre.get('/topics/cq-2027')).status).toBe(200);
});
