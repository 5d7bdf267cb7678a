import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { admitTo, openCorrectable, sit } from '../../../../test/support/regrading.ts';
import type { Officer } from '../../../kernel/actor.ts';

let app: TestApp;
let clerk: Officer;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  clerk = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
});
afterAll(() => app.close());

const textsOf = async (accountId: string) =>
  (
    await app.parts.db
      .selectFrom('messages')
      .select('text')
      .where('accountId', '=', accountId)
      .where('subject', 'like', '%异议%')
      .execute()
  ).map(({ text }) => text);
const address = (attemptId: string) => `/attempts/${attemptId}/complaints`;
const wrong = { kind: 'QUESTION', itemNo: '1', text: '第一题的答案与教材不符' };

test('a learner complains about a question, the centre answers and goes on to a correction', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-complaint');
  const person = await admitTo(app, topic, { name: '吴怀疑' });
  const attemptId = await sit(app, person, question, { right: 5, option: 'B' });
  const result = await person.browser.get(`/attempts/${attemptId}/result`);
  expect(result.body).toContain(address(attemptId));
  const open = await person.browser.get(address(attemptId));
  expect(open.body).toContain('前可以提出');
  expect(open.body).not.toContain('选项A');
  expect((await person.browser.post(address(attemptId), wrong)).status).toBe(303);
  expect(await textsOf(clerk.accountId)).toEqual([expect.stringContaining('对第1题提出异议')]);
  const twice = await person.browser.post(address(attemptId), wrong);
  expect([twice.status, twice.body.includes('正在等待答复')]).toEqual([409, true]);
  const desk = await app.as(clerk);
  const list = (await desk.get('/complaint-desk')).body;
  expect(list).toContain('吴怀疑');
  const one = /\/complaint-desk\/([\da-f-]{36})/.exec(list)?.[0] ?? '';
  const shown = (await desk.get(one)).body;
  expect(shown).toContain('第一题的答案与教材不符');
  const next = /\/score-corrections\/new\?[^"]*/.exec(shown)?.[0]?.replaceAll('&amp;', '&') ?? '';
  expect((await desk.get(next)).body).toContain(`name="complaint" value="${one.slice(-36)}"`);
  const answered = await desk.post(`${one}/answer`, {
    outcome: 'UPHELD',
    answer: '经核实答案有误，将更正成绩',
  });
  expect(answered.status).toBe(303);
  expect(await textsOf(person.learner.accountId)).toEqual([expect.stringContaining('异议成立')]);
  expect((await person.browser.get(address(attemptId))).body).toContain('将更正成绩');
});

test('after the term of the topic no complaint is taken, and none about the attempt of another', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-late');
  const person = await admitTo(app, topic);
  const attemptId = await sit(app, person, question, { right: 5, option: 'B' });
  const desk = await app.as(clerk);
  await desk.post('/complaint-desk/terms', { topic: topic.id, days: '1' });
  await app.parts.db
    .updateTable('examAttempts')
    // A Thursday: a term that ended on Saturday or Sunday would go on until Monday, which is today.
    .set({ gradedAt: new Date('2026-11-19T13:00:00+08:00') })
    .where('id', '=', attemptId)
    .execute();
  const late = await person.browser.post(address(attemptId), wrong);
  expect([late.status, late.body.includes('期限已过')]).toEqual([409, true]);
  const stranger = await admitTo(app, topic);
  expect((await stranger.browser.post(address(attemptId), wrong)).status).toBe(404);
  expect((await stranger.browser.get(address(attemptId))).status).toBe(404);
});

test('G10: nobody answers an own complaint; an item is chosen for a question', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-own');
  const person = await admitTo(app, topic);
  const attemptId = await sit(app, person, question, { right: 5, option: 'B' });
  const { itemNo: _no, ...noItem } = wrong;
  const unsaid = await person.browser.post(address(attemptId), noItem);
  expect([unsaid.status, unsaid.body.includes('请选择题号')]).toEqual([422, true]);
  await person.browser.post(address(attemptId), { kind: 'SCORE', text: '总分算得不对，请核对' });
  const own = await insertOfficer(
    ...([app.parts, 'CENTRE_CLERK', bodies.centreId, person.learner.accountId] as const),
  );
  const { id } = await app.parts.db
    .selectFrom('complaints')
    .select('id')
    .where('attemptId', '=', attemptId)
    .executeTakeFirstOrThrow();
  const browser = await app.as(own);
  const answer = { outcome: 'UPHELD', answer: '本人认为成立' };
  const refused = await browser.post(`/complaint-desk/${id}/answer`, answer);
  expect([refused.status, refused.body.includes('其他经办人')]).toEqual([403, true]);
});
