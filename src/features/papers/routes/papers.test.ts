import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLessons,
  insertOfficer,
  insertQuestions,
  insertTopic,
} from '../../../../test/support/city.ts';
import { admit, readAttempt, start } from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Topic } from '../../courses/index.ts';
import { listVariants, preparePaperVariants } from '../../exam/index.ts';
import { findSet } from '../queries/paper-sets.ts';
import { creditsOf } from '../rules/paper-line.ts';
import type { PaperSet } from '../rules/paper-set.ts';

let app: TestApp;
let topic: Topic;
let clerks: [Officer, Officer];
let lesson: string;

beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  topic = await insertTopic(app.parts, {
    examOpensAt: new Date('2000-01-01T00:00:00+08:00'),
    examClosesAt: new Date('2100-01-01T00:00:00+08:00'),
  });
  [lesson = ''] = await insertLessons(app.parts, topic.id, 2);
  await insertQuestions(app.parts, topic.id, lesson, 25);
  await preparePaperVariants(app.parts, topic.id, 2);
  const clerk = () => insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  clerks = [await clerk(), await clerk()];
});
afterAll(() => app.close());

const line = (more: Record<string, string> = {}) => ({
  ...{ kind_1: 'SINGLE', count_1: '10', points_1: '10', variants: '2', pinned: '', unshuffled: '' },
  ...more,
});
const draw = async (form: Record<string, string>) => {
  const answer = await (await app.as(clerks[0])).post(`/papers/${topic.id}/sets`, form);
  const address = String(answer.headers.location ?? '');
  const set = address.startsWith('/paper-sets/')
    ? ((await findSet(app.parts.db, address.slice(-36))) as PaperSet)
    : null;
  return { answer, address, set };
};
const shared = ({ papers }: PaperSet) => {
  const [one, other] = papers.map(({ questionIds }) => questionIds);
  return (one ?? []).filter((id) => other?.includes(id));
};

test('variants share only what the bank and the pinned questions make them share', async () => {
  const { set } = await draw(line());
  expect(set && shared(set)).toEqual([]);
  const pinned = `${topic.id}-q3`;
  const page = `https://jixue.example/question-bank/questions/${pinned}`;
  const { set: withPin } = await draw(line({ pinned: page, unshuffled: pinned }));
  expect(withPin && shared(withPin)).toEqual([pinned]);
  for (const { questionIds, optionOrders } of withPin?.papers ?? [])
    expect(optionOrders[questionIds.indexOf(pinned)]).toBe('ABCD');
});

test('the count says what the bank has and how much two variants share at least; wrong lines say why', async () => {
  const browser = await app.as(clerks[0]);
  const count = await browser.post(`/papers/${topic.id}/supply`, line({ count_1: '20' }));
  expect([count.status, count.body.includes('任意两套至少重合 75%')]).toEqual([200, true]);
  const live = await browser.postJson(`/papers/${topic.id}/supply/live`, line({ count_1: '20' }));
  expect(JSON.parse(live.body).html).toContain('任意两套至少重合 75%');
  const half = await browser.postJson(`/papers/${topic.id}/supply/live`, line({ count_1: '' }));
  expect([half.status, half.body]).toEqual([200, '{}']);
  const points = await draw(line({ points_1: '9' }));
  expect(points.answer.body).toContain('各行合计 90 分，应等于满分 100 分');
  const hard = await draw(line({ difficulty_1: '3' }));
  expect(hard.answer.body).toContain('符合第 1 行的题不够');
  const pin = await draw(line({ pinned: 'nothing' }));
  expect(pin.answer.body).toContain('必选题 nothing');
  const empty = await draw(line({ count_1: '' }));
  expect([empty.answer.status, empty.answer.body.includes('第1行没有填全')]).toEqual([422, true]);
});

test('a line may ask for a knowledge point; the credit of the topic is the credit of its papers', async () => {
  const pointId = newId();
  await app.parts.db
    .insertInto('knowledgePoints')
    .values({ id: pointId, topicId: topic.id, name: '矛盾矩阵', lessonId: null, position: 0 })
    .execute();
  const browser = await app.as(clerks[0]);
  expect((await browser.get(`/papers/${topic.id}/sets/new`)).body).toContain('矛盾矩阵');
  const none = await draw(line({ point_1: pointId }));
  expect(none.answer.body).toContain('符合第 1 行的题不够');
  const asked = Array.from({ length: 10 }, (_, at) => `${topic.id}-q${at + 1}`);
  await app.parts.db
    .updateTable('questionVersions')
    .set({ knowledgePointId: pointId })
    .where('questionId', 'in', asked)
    .execute();
  const { address, set } = await draw(line({ point_1: pointId }));
  expect(set?.papers[0]?.questionIds.toSorted()).toEqual(asked.toSorted());
  expect((await browser.get(address)).body).toContain('“矛盾矩阵”单选题 10 × 10 分');
  const credits = creditsOf([{ kind: 'FILL_IN', count: 1, points: 2, credit: 'ALL' }]);
  expect([...credits]).toEqual([['FILL_IN', 'ALL']]);
});

test('a set is tried, printed and adopted by two; starts draw on it, who sits keeps the paper', async () => {
  const sitting = await admit(app, topic);
  const before = await start(sitting);
  const { address, set } = await draw(line());
  const desk = await app.as(clerks[0]);
  expect((await desk.get(address)).body).toContain('最多重合');
  const trial = await desk.post(`${address}/1/trial`, {});
  expect([trial.status, trial.body.includes('没有得到满分的题')]).toEqual([200, true]);
  const withKey = await desk.get(`${address}/1/paper.pdf?key=yes`);
  const without = await desk.get(`${address}/1/paper.pdf`);
  expect(withKey.body).toContain('"withKey":true');
  expect(without.body).toContain('"key":null');
  expect(without.body).not.toMatch(/"key":"[A-D]"/);
  const proposed = await desk.post(`${address}/proposal`, { reason: '今年的考试用' });
  const proposal = String(proposed.headers.location);
  expect((await desk.post(`${proposal}/confirmation`)).status).toBe(403);
  expect((await (await app.as(clerks[1])).post(`${proposal}/confirmation`)).status).toBe(303);
  const now = await listVariants(app.parts.db, topic.id);
  expect(now.map(({ setId }) => setId)).toEqual([set?.id, set?.id]);
  const next = await start(await admit(app, topic));
  const ids = now.map(({ id }) => id);
  expect(ids).toContain((await readAttempt(app.parts, next)).paperId);
  expect(ids).not.toContain((await readAttempt(app.parts, before)).paperId);
  expect((await sitting.browser.get(`/attempts/${before}`)).status).toBe(200);
  await preparePaperVariants(app.parts, topic.id, 5);
  expect(await listVariants(app.parts.db, topic.id)).toHaveLength(2);
});
