import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { type Graduate, graduate } from '../../../../test/support/slips.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { endorseSlips } from '../../endorsement/fixtures.ts';
import { confirmHours } from '../../hours/index.ts';
import type { Case } from '../rules/case.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let clerk: Officer;
let admin: Officer;
let officers: Officer[];

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: 'cq-2026', year: 2026 });
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  admin = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId);
  officers = [];
  for (let one = 0; one < 3; one += 1)
    officers.push(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId));
});
afterAll(() => app.close());

const start = new Date('2026-11-23T14:00:00+08:00');
const daysOn = (days: number) => app.parts.setNow(new Date(start.getTime() + days * 86_400_000));

/** A learner who passed, with an endorsed slip and recorded hours. */
async function recorded(name: string): Promise<Graduate> {
  daysOn(0);
  const one = await graduate(app.parts, 'cq-2026', { employerId: bodies.schoolId, name });
  await endorseSlips(app.parts, clerk, [one.endorsement.id]);
  await app.parts.runJobs();
  await confirmHours(app.parts, admin, [one.endorsement.id]);
  return one;
}

/** The district reports a slip; returns the case. */
async function report({ slip }: Graduate): Promise<Case> {
  const answer = await (await app.as(clerk)).post('/reports', {
    subject: 'person',
    slipNo: slip.slipNo,
    violation: 'FRAUD',
    year: '2026',
    title: '疑似他人代考',
    facts: '考试当天本人在外地出差，有差旅记录。',
  });
  expect(answer.status).toBe(303);
  return read(slip.accountId);
}

const read = async (accountId: string) =>
  (await app.parts.db
    .selectFrom('irregularityCases')
    .selectAll()
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()) as unknown as Case;

const post = async (desk: number, id: string, path: string, form = {}) =>
  (await (await app.as(officers[desk] as Officer)).post(`/cases/${id}/${path}`, form)).status;

/** Takes a case up to the decision with these measures. */
async function decide(one: Graduate, measures: string[]): Promise<string> {
  const { id } = await report(one);
  expect(await post(0, id, 'acceptance')).toBe(303);
  expect(await post(0, id, 'notification', { notice: '经查，考试记录与差旅记录不符。' })).toBe(303);
  const learner = await app.as(one.learner);
  expect(
    (await learner.post(`/my-cases/${id}/defence`, { text: '我当天确实在考试。' })).status,
  ).toBe(303);
  const proposal = {
    measures,
    reason: '证据充分，申辩不能成立，依据通知第五条第三款。',
    circular: `${one.slip.content.name}由他人代替考试，弄虚作假，予以通报，望引以为戒。`,
  };
  expect(await post(0, id, 'proposal', proposal)).toBe(303);
  expect(await post(0, id, 'decision')).toBe(403);
  expect(await post(1, id, 'decision')).toBe(303);
  return id;
}

const verify = async ({ slip }: Graduate) =>
  (
    await (
      await app.as(null)
    ).get(`/verify/${slip.slipNo}/${slip.verificationCode}`, {
      'x-forwarded-for': `198.51.100.${Math.floor(Math.random() * 250)}`,
    })
  ).body;
const certificate = async ({ learner }: Graduate) =>
  (await (await app.as(learner)).get('/certificate')).body;

/** Every row of a person that a decision can change. */
async function fingerprint({ slip, attemptId, endorsement, learner }: Graduate) {
  const { db } = app.parts;
  const pick = async (table: 'resultSlips' | 'examAttempts' | 'endorsements', id: string) =>
    db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return JSON.stringify([
    await pick('resultSlips', slip.id),
    await pick('examAttempts', attemptId),
    await pick('endorsements', endorsement.id),
    await db
      .selectFrom('certificateEntries')
      .selectAll()
      .where('accountId', '=', learner.accountId)
      .execute(),
    await db
      .selectFrom('eligibilityLosses')
      .selectAll()
      .where('accountId', '=', learner.accountId)
      .where('restoredAt', 'is', null)
      .execute(),
  ]);
}

test('N38, G12: a decision is applied everywhere at once, and a won appeal restores every row', async () => {
  const one = await recorded('李代考');
  const before = await fingerprint(one);
  const id = await decide(one, ['RESULT_VOID', 'ELIGIBILITY_LOST', 'CIRCULAR']);

  expect(await verify(one)).toContain('已撤销');
  expect(await certificate(one)).toContain(`号案件的处理决定`);
  const readiness = await (await app.as(one.learner)).get('/readiness?year=2026');
  expect(readiness.body).toContain('号案件的处理决定');
  const mine = await (await app.as(one.learner)).get(`/my-cases/${id}`);
  expect(mine.body).toContain('考试成绩作废');
  const { circularId } = await app.parts.db
    .selectFrom('irregularityCases')
    .select('circularId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const visitor = await app.as(null);
  const circular = await visitor.get(`/announcements/${circularId}`);
  expect(circular.body).toContain('李某由他人代替考试');
  expect(circular.body).not.toContain('李代考');

  const learner = await app.as(one.learner);
  expect(
    (await learner.post(`/my-cases/${id}/appeal`, { text: '有监控录像可以证明。' })).status,
  ).toBe(303);
  const overturn = { outcome: 'overturn', because: '监控录像证明本人参加考试' };
  expect(await post(0, id, 'appeal-decision', overturn)).toBe(403);
  expect(await post(1, id, 'appeal-decision', overturn)).toBe(403);
  expect(await post(2, id, 'appeal-decision', overturn)).toBe(303);

  expect(await fingerprint(one)).toBe(before);
  expect(await verify(one)).toContain('有效，已审验');
  expect((await visitor.get(`/announcements/${circularId}`)).body).toContain('申诉成立');
  // Events of the decision that arrive later change nothing.
  await app.parts.runJobs();
  expect(await fingerprint(one)).toBe(before);
});

test('G12: revoking the endorsement alone leaves the slip valid, to be endorsed anew; a won appeal restores the stamp', async () => {
  const one = await recorded('钱审验');
  const before = await fingerprint(one);
  const id = await decide(one, ['ENDORSEMENT_REVOKED']);
  expect(await verify(one)).toContain('有效');
  expect(await verify(one)).not.toContain('已审验');
  const learner = await app.as(one.learner);
  await learner.post(`/slips/${one.slip.id}/endorsement-requests`);
  await learner.post(`/my-cases/${id}/appeal`, { text: '审验没有问题，请复核。' });
  expect(await post(2, id, 'appeal-decision', { outcome: 'overturn', because: '审验合规' })).toBe(
    303,
  );
  expect(await fingerprint(one)).toBe(before);
});

test('N38: no proposal before the defence or its term, no appeal after its term; then the case is closed', async () => {
  const one = await recorded('孙期限');
  const { id } = await report(one);
  const proposal = { measures: 'WARNING', reason: '情节轻微，给予警告，记录在案。' };
  expect(await post(0, id, 'proposal', proposal)).toBe(409);
  await post(0, id, 'acceptance');
  expect((await (await app.as(one.learner)).get(`/my-cases/${id}`)).status).toBe(404);
  await post(0, id, 'notification', { notice: '经查，有关材料存在疑点，请说明。' });
  expect(await post(0, id, 'proposal', proposal)).toBe(409);
  // Ten days, and the weekend after which they end.
  daysOn(13);
  const learner = await app.as(one.learner);
  expect((await learner.post(`/my-cases/${id}/defence`, { text: '已经晚了。' })).status).toBe(409);
  expect(await post(0, id, 'proposal', { ...proposal, reason: '' })).toBe(422);
  expect(await post(0, id, 'proposal', proposal)).toBe(303);
  expect(await post(1, id, 'return', { because: '依据不足，请补充' })).toBe(303);
  expect(await post(1, id, 'proposal', proposal)).toBe(303);
  expect(await post(0, id, 'decision')).toBe(303);
  expect(await post(0, id, 'closing')).toBe(409);
  daysOn(46);
  const late = await app.as(one.learner);
  expect((await late.post(`/my-cases/${id}/appeal`, { text: '太晚的申诉。' })).status).toBe(409);
  expect(await post(0, id, 'closing')).toBe(303);
  expect((await read(one.learner.accountId)).outcome).toBe('UPHELD');
  daysOn(0);
});

test('N38: reporters see the state of the case, not the case; others see nothing; the accused is told by SMS', async () => {
  const one = await recorded('周通知');
  const { id } = await report(one);
  const reporter = await app.as(clerk);
  expect((await reporter.get('/reports')).body).toContain('疑似他人代考');
  expect((await reporter.get(`/cases/${id}`)).status).toBe(404);
  expect((await reporter.get(`/my-cases/${id}`)).status).toBe(404);
  await post(0, id, 'acceptance');
  await post(0, id, 'notification', { notice: '经查，有关材料存在疑点，请说明。' });
  await app.parts.runJobs();
  const inbox = await (await app.as(one.learner)).get('/messages');
  expect(inbox.body).toContain('陈述申辩');
  const other = await recorded('吴旁人');
  expect((await (await app.as(other.learner)).get(`/my-cases/${id}`)).status).toBe(404);
  const wrong = await reporter.post('/reports', {
    subject: 'person',
    slipNo: 'CQ20260000000',
    violation: 'FRAUD',
    year: '2026',
    title: '查不到的单',
    facts: '编号可能写错了，请核对一下。',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('没有这个编号的合格单');
});
