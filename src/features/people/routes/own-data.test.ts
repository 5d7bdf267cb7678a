import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { codeTo, textsTo } from '../../../../test/support/texts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { hashPassword, revealIdNumber } from '../../identity/index.ts';
import { loadReferenceData } from '../../organisations/index.ts';
import { confirmRegistration } from '../commands/confirm-registration.ts';
import { correctRegistration } from '../commands/correct-registration.ts';
import { returnRegistration } from '../commands/return-registration.ts';
import { findEndorserFor, getAffiliation } from '../queries/competent-bodies.ts';
import { getLearner } from '../queries/learner-profiles.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let clerk: Officer;
const day = '2026-11-23';

beforeAll(async () => {
  app = await createTestApp();
  await loadReferenceData(app.parts);
  bodies = await insertBodies(app.parts);
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
});
afterAll(() => app.close());

const inTx = <T>(work: Parameters<ReturnType<typeof app.parts.db.transaction>['execute']>[0]) =>
  app.parts.db.transaction().execute(work) as Promise<T>;
const lastAction = async (accountId: string) =>
  (
    await app.parts.db
      .selectFrom('auditEntries')
      .select(['action', 'facts'])
      .where('subjectId', '=', accountId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.action;

test('N2: returned data show the reason; the learner corrects and submits again; then they are confirmed and locked', async () => {
  const { parts } = app;
  const actor = await insertLearner(parts, { name: '王小文' });
  const { accountId } = actor;
  await inTx((tx) => returnRegistration(parts, tx, clerk, accountId, '姓名与身份证不一致'));
  const me = await app.as(actor);
  expect((await me.get('/account')).body).toContain('姓名与身份证不一致');
  await expect(
    inTx((tx) => confirmRegistration(parts, tx, clerk, accountId)),
  ).rejects.toMatchObject({ code: 'people.registration_returned' });
  const form = {
    idDocumentType: 'RESIDENT_ID',
    idNumber: '',
    name: '王晓雯',
    districtId: 'cq-shapingba',
  };
  expect((await me.post('/account/registration', form)).status).toBe(303);
  expect(await getLearner(parts.db, accountId)).toMatchObject({
    name: '王晓雯',
    registrationState: 'CORRECTED',
    registrationNote: null,
  });
  await inTx((tx) => confirmRegistration(parts, tx, clerk, accountId));
  expect((await getLearner(parts.db, accountId)).registrationState).toBe('CONFIRMED');
  expect((await me.post('/account/registration', form)).status).toBe(409);
  expect(await lastAction(accountId)).toBe('people.registration_confirmed');
});

test('N7, N12: only the counter that serves a learner checks them, never an officer their own', async () => {
  const { parts } = app;
  const { accountId } = await insertLearner(parts, { districtId: 'cq-nanan' });
  await expect(
    inTx((tx) => confirmRegistration(parts, tx, clerk, accountId)),
  ).rejects.toMatchObject({ code: 'people.learner_not_found' });
  const own = await insertLearner(parts, {});
  const self = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId, own.accountId);
  await expect(
    inTx((tx) => confirmRegistration(parts, tx, self, own.accountId)),
  ).rejects.toMatchObject({ code: 'people.learner_not_found' });
});

test('Q7: a correction at the counter changes name and number, publishes it, and refuses a taken number', async () => {
  const { parts } = app;
  const { accountId } = await insertLearner(parts, { name: '原名' });
  const published: string[] = [];
  const spying = {
    ...parts,
    jobs: {
      publish: async (_tx: unknown, event: { name: string }) => void published.push(event.name),
    },
  } as unknown as typeof parts;
  const changes = {
    name: '新名',
    idDocumentType: 'TW_RESIDENCE',
    idNumber: '830000199201300022',
  } as const;
  await inTx((tx) => correctRegistration(spying, tx, clerk, accountId, changes, '见证件原件'));
  expect(published).toContain('people.name_corrected');
  expect(await getLearner(parts.db, accountId)).toMatchObject({
    name: '新名',
    idNumberMasked: '830***********0022',
  });
  const other = await insertLearner(parts, {});
  await expect(
    inTx((tx) => correctRegistration(parts, tx, clerk, other.accountId, changes, '')),
  ).rejects.toMatchObject({ code: 'identity.number_taken' });
  const invalid = { idDocumentType: 'RESIDENT_ID', idNumber: '110105194912310021' } as const;
  await expect(
    inTx((tx) => correctRegistration(parts, tx, clerk, other.accountId, invalid, '')),
  ).rejects.toMatchObject({ code: 'identity.number_invalid' });
});

test('E26: showing an identity number in full leaves an audit entry with the reason', async () => {
  const { parts } = app;
  const idNumber = '820000199106160031';
  const { accountId } = await insertLearner(parts, { idNumber });
  const shown = await inTx((tx) => revealIdNumber(parts, tx, clerk, accountId, '现场核对'));
  expect(shown).toBe(idNumber);
  expect(await lastAction(accountId)).toBe('identity.reveal_id_number');
});

test('Q10: a change of employer keeps the history and counts from its day on', async () => {
  const { parts } = app;
  const actor = await insertLearner(parts, { employerId: bodies.schoolId });
  const me = await app.as(actor);
  const form = { unitKind: 'LISTED', employerId: bodies.hospitalId, from: '2026-09-01' };
  expect((await me.post('/account/employer', form)).status).toBe(303);
  const page = await me.get('/account');
  for (const text of ['市属医院', '区属学校', '2026年9月1日']) expect(page.body).toContain(text);
  const on = async (when: string) =>
    (await getAffiliation(parts.db, actor.accountId, when)).employer?.name;
  expect(await on('2026-08-31')).toBe('区属学校');
  expect(await on(day)).toBe('市属医院');
});

test('N26, Q9: a claimed unit counts, a rejected one does not; officers do not confirm their own', async () => {
  const { parts } = app;
  const actor = await insertLearner(parts, {});
  const me = await app.as(actor);
  const form = { unitKind: 'LISTED', employerId: bodies.hospitalId, from: '2026-09-01' };
  await me.post('/account/employer', form);
  const ruleNow = async () => (await findEndorserFor(parts.db, actor.accountId, day)).rule;
  expect(await ruleNow()).toBe('MUNICIPAL_UNIT');
  const { id } = await parts.db
    .selectFrom('employments')
    .select('id')
    .where('accountId', '=', actor.accountId)
    .executeTakeFirstOrThrow();
  const self = await app.as(
    await insertOfficer(parts, 'UNIT_ADMIN', bodies.hospitalId, actor.accountId),
  );
  expect((await self.post(`/roster/links/${id}/confirmation`)).status).toBe(409);
  const foreign = await app.as(await insertOfficer(parts, 'UNIT_ADMIN', bodies.schoolId));
  expect((await foreign.post(`/roster/links/${id}/confirmation`)).status).toBe(404);
  const admin = await app.as(await insertOfficer(parts, 'UNIT_ADMIN', bodies.hospitalId));
  expect((await admin.post('/roster/rejections', { id, reason: '查无此人' })).status).toBe(303);
  expect(await ruleNow()).toBe('DISTRICT');
  expect((await me.get('/account')).body).toContain('单位未确认');
  expect((await admin.post(`/roster/links/${id}/confirmation`)).status).toBe(409);
});

const password = 'Mima-8888';
let passwordHash: string;

async function personWithPassword(phone: string) {
  passwordHash ??= await hashPassword(password);
  const actor = await insertLearner(app.parts, { phone, passwordHash });
  return { actor, me: await app.as(actor) };
}

test('a new phone counts once the password and the code sent to it were entered; the old one is told', async () => {
  const { parts } = app;
  const { actor, me } = await personWithPassword('15900000001');
  const phone = '15912345678';
  const wrong = await me.post('/account/phone', { phone, password: 'falsch-1234' });
  expect(wrong.status).toBe(422);
  expect(await textsTo(parts, phone)).toEqual([]);
  await me.post('/account/phone', { phone, password });
  const code = await codeTo(parts, phone);
  expect((await getLearner(parts.db, actor.accountId)).phoneMasked).not.toBe('159****5678');
  expect((await me.post('/account/phone/code', { code })).status).toBe(303);
  expect((await getLearner(parts.db, actor.accountId)).phoneMasked).toBe('159****5678');
  expect((await textsTo(parts, '15900000001')).at(-1)?.text).toContain('已更换为 159****5678');
});

test('for a day after a change the new phone gets no code that sets a password or logs in', async () => {
  const { parts } = app;
  const { me } = await personWithPassword('15900000002');
  const phone = '15912340002';
  await me.post('/account/phone', { phone, password });
  await me.post('/account/phone/code', { code: await codeTo(parts, phone) });
  const visitor = await app.as(null);
  await visitor.post('/password-reset', { loginName: phone });
  expect(await codeTo(parts, phone)).toBe('');
  expect((await textsTo(parts, phone)).at(-1)?.text).toContain('24 小时内不能');
  const before = parts.clock.now();
  parts.setNow(new Date(before.getTime() + 25 * 3_600_000));
  await visitor.post('/password-reset', { loginName: phone });
  expect(await codeTo(parts, phone)).toMatch(/^\d{6}$/);
  parts.setNow(before);
});

test('a taken phone is not named before the code proves it; then it may be claimed, and its holder is told', async () => {
  const { parts } = app;
  const phone = '15900000003';
  const holder = await personWithPassword(phone);
  const { actor, me } = await personWithPassword('15900000004');
  const asked = await me.post('/account/phone', { phone, password });
  expect(asked.status).toBe(200);
  expect(asked.body).not.toContain('另一个账号');
  const code = await codeTo(parts, phone);
  const unclaimed = await me.post('/account/phone/code', { code });
  expect(unclaimed.status).toBe(409);
  expect(unclaimed.body).toContain('另一个账号');
  expect((await me.post('/account/phone/code', { code, claims: 'yes' })).status).toBe(303);
  expect((await getLearner(parts.db, actor.accountId)).phoneMasked).toBe('159****0003');
  expect((await getLearner(parts.db, holder.actor.accountId)).phoneMasked).toBeNull();
  await parts.runJobs();
  expect((await holder.me.get('/messages')).body).toContain('您的手机号已被他人登记');
});
