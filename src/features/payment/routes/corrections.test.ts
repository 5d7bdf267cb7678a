import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { passExam } from '../../../../test/support/slips.ts';
import type { Actor, Learner, Officer } from '../../../kernel/actor.ts';
import { getLearner } from '../../people/index.ts';
import { listSlips } from '../../result-slips/index.ts';

let office: TestApp;
let first: Actor;
let second: Actor;
let foreign: Officer;
let topicId: string;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  office = await createTestApp();
  bodies = await insertBodies(office.parts);
  topicId = (await insertTopic(office.parts)).id;
  const clerk = (name: string, id: string) =>
    insertOfficer(office.parts, 'DISTRICT_CLERK', id).then((one) => ({ ...one, name }));
  first = await clerk('甲', bodies.shapingbaId);
  second = await clerk('乙', bodies.shapingbaId);
  foreign = await clerk('丙', bodies.nananId);
});
afterAll(() => office.close());

const graduated = async (name = '周小华') => {
  const learner = await insertLearner(office.parts, { name, registrationState: 'CONFIRMED' });
  await passExam(office.parts, learner, topicId);
  return learner;
};

const correct = async (learner: Learner, more: Record<string, string> = {}) =>
  (await office.as(first)).post(`/counter/learners/${learner.accountId}/corrections`, {
    name: '周小桦',
    idDocumentType: 'RESIDENT_ID',
    idNumber: '',
    phone: '',
    districtId: 'cq-shapingba',
    note: '派出所更名证明',
    ...more,
  });

const nameOf = async ({ accountId }: Actor) => (await getLearner(office.parts.db, accountId)).name;

const addressOf = async ({ accountId }: Actor) => {
  const { id } = await office.parts.db
    .selectFrom('identityCorrections')
    .select('id')
    .where('accountId', '=', accountId)
    .where('state', '=', 'PROPOSED')
    .executeTakeFirstOrThrow();
  return `/counter/corrections/${id}`;
};

test('roles.md, two persons once results exist: a name is proposed, another officer confirms, then the slip is new', async () => {
  const learner = await graduated();
  expect((await correct(learner)).status).toBe(303);
  expect(await nameOf(learner)).toBe('周小华');
  expect((await (await office.as(learner)).get('/account')).body).toContain('更正正在复核');

  const colleague = await office.as(second);
  const queue = await colleague.get('/counter');
  const address = await addressOf(learner);
  expect(queue.body).toContain('周小华 改为 周小桦');
  expect(queue.body).toContain(address);
  expect((await colleague.get(address)).body).toContain('派出所更名证明');
  expect((await colleague.post(`${address}/confirmation`)).status).toBe(303);
  await office.parts.runJobs();

  expect(await nameOf(learner)).toBe('周小桦');
  const slips = await listSlips(office.parts.db, learner.accountId);
  expect(slips.map((one) => one.state).toSorted()).toEqual(['SUPERSEDED', 'VALID']);
  expect((await (await office.as(learner)).get('/account')).body).toContain('更正已完成');
  expect((await colleague.get('/counter')).body).not.toContain(address);
  expect((await colleague.post(`${address}/rejection`, { reason: '不再同意' })).status).toBe(409);
});

test('roles.md: who proposed a correction does not decide it, and another office does not see it', async () => {
  const learner = await graduated();
  await correct(learner);
  const address = await addressOf(learner);
  const proposer = await office.as(first);
  expect((await proposer.get(address)).body).toContain('等待另一位经办人复核');
  expect((await proposer.get('/counter')).body).toContain('等同事复核');
  expect((await proposer.post(`${address}/confirmation`)).status).toBe(409);
  expect((await proposer.post(`${address}/rejection`, { reason: '弄错了人' })).status).toBe(409);
  const stranger = await office.as(foreign);
  expect((await stranger.get(address)).status).toBe(404);
  expect((await stranger.post(`${address}/confirmation`)).status).toBe(404);
  expect((await stranger.get('/counter')).body).not.toContain(address);
  expect(await nameOf(learner)).toBe('周小华');
  await expect(
    office.parts.db
      .updateTable('identityCorrections')
      .set({ state: 'APPLIED', decidedBy: first.accountId, decidedAt: new Date() })
      .where('accountId', '=', learner.accountId)
      .execute(),
  ).rejects.toThrow('identity_corrections_four_eyes');
});

test('roles.md: the second officer rejects with a reason; nothing changes and the learner reads why', async () => {
  const learner = await graduated();
  await correct(learner);
  const address = await addressOf(learner);
  const colleague = await office.as(second);
  const empty = await colleague.post(`${address}/rejection`, { reason: '' });
  expect(empty.status).toBe(422);
  expect(empty.body).toContain('请写明原因');
  await colleague.post(`${address}/rejection`, { reason: '更名证明没有盖章' });
  expect(await nameOf(learner)).toBe('周小华');
  const account = await (await office.as(learner)).get('/account');
  expect(account.body).toContain('更正没有通过复核');
  expect(account.body).toContain('更名证明没有盖章');
  expect((await correct(learner)).status).toBe(303);
});

test('roles.md: a number that results carry is corrected by two; the second sees it whole, on record', async () => {
  const learner = await graduated();
  const number = '11010519491231002X';
  expect((await correct(learner, { name: '周小华', idNumber: number })).status).toBe(303);
  const before = (await getLearner(office.parts.db, learner.accountId)).idNumberMasked;
  const address = await addressOf(learner);
  const colleague = await office.as(second);
  expect((await colleague.get(address)).body).not.toContain(number);
  expect((await colleague.post(`${address}/identity`)).body).toContain(number);
  const entry = await office.parts.db
    .selectFrom('auditEntries')
    .selectAll()
    .where('action', '=', 'identity.reveal_id_number')
    .executeTakeFirst();
  expect(entry).toBeDefined();
  await colleague.post(`${address}/confirmation`);
  const after = (await getLearner(office.parts.db, learner.accountId)).idNumberMasked;
  expect(after).not.toBe(before);
  expect(after.endsWith('002X')).toBe(true);
});

test('one proposal at a time; a phone is corrected at once, a district only after the decision', async () => {
  const learner = await graduated();
  const moved = await correct(learner, { districtId: 'cq-nanan' });
  expect(moved.status).toBe(409);
  expect(moved.body).toContain('请先单独提出');
  expect((await correct(learner, { phone: '13911112222' })).status).toBe(303);
  const { phoneMasked } = await getLearner(office.parts.db, learner.accountId);
  expect(phoneMasked).toBe('139****2222');
  const again = await correct(learner, { name: '周晓桦' });
  expect(again.status).toBe(409);
  expect(again.body).toContain('正在等待复核');
});

test('roles.md: with results the data do not go back to the learner, who could change alone what takes two officers', async () => {
  const learner = await graduated();
  const clerk = await office.as(first);
  const base = `/counter/learners/${learner.accountId}`;
  expect((await clerk.get(base)).body).not.toContain('退回学员修改');
  expect((await clerk.post(`${base}/return`, { reason: '姓名与证件不符' })).status).toBe(409);
  expect((await (await office.as(learner)).get('/account/registration')).status).toBe(409);
});

test('N2, Q7: without results one officer corrects at once, as before', async () => {
  const learner = await insertLearner(office.parts, { name: '周小华' });
  expect((await correct(learner)).status).toBe(303);
  expect(await nameOf(learner)).toBe('周小桦');
});
