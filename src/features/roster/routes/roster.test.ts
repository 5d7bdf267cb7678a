import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Actor, Officer } from '../../../kernel/actor.ts';
import { checkCharacter } from '../../../kernel/id-number.ts';
import { findEndorserFor, getAffiliation } from '../../people/index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let schoolAdmin: Officer;
let school: TestBrowser;
let hospital: TestBrowser;
const today = '2026-11-23';
let serial = 100;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  schoolAdmin = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId);
  school = await app.as(schoolAdmin);
  hospital = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId));
});
afterAll(() => app.close());

/** A person with a valid number. */
async function person(name: string, employerId?: string) {
  serial += 1;
  const seventeen = `50010619900101${serial}`;
  const idNumber = seventeen + checkCharacter(seventeen);
  const more = employerId ? { employerId } : {};
  return { actor: await insertLearner(app.parts, { name, idNumber, ...more }), idNumber };
}

async function linkOf({ accountId }: Actor): Promise<string> {
  const { id } = await app.parts.db
    .selectFrom('employments')
    .select('id')
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

async function claim(name: string): Promise<{ actor: Actor; id: string }> {
  const actor = await insertLearner(app.parts, { name, employerId: bodies.schoolId });
  const id = await linkOf(actor);
  await app.parts.db
    .updateTable('employments')
    .set({ state: 'CLAIMED' })
    .where('id', '=', id)
    .execute();
  return { actor, id };
}

const employerOn = async ({ accountId }: Actor, day: string) =>
  (await getAffiliation(app.parts.db, accountId, day)).employer?.name;

async function transferOf({ accountId }: Actor): Promise<string> {
  const { id } = await app.parts.db
    .selectFrom('transfers')
    .select('id')
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

test('Q10: the new unit asks, the person agrees, the old unit confirms the day; history follows the person', async () => {
  const { actor, idNumber } = await person('林转任', bodies.schoolId);
  const me = await app.as(actor);
  const form = {
    name: '林转任',
    idDocumentType: 'RESIDENT_ID',
    idNumber,
    from: '2026-06-01',
    department: '内科',
    post: '医师',
  };
  expect((await hospital.post('/roster/transfers', form)).status).toBe(303);
  expect(await employerOn(actor, today)).toBe('区属学校');
  expect((await me.get('/my-transfers')).body).toContain('市属医院请您确认');
  const id = await transferOf(actor);
  const early = await me.post(`/my-transfers/${id}/acceptance`, { from: '2019-01-01' });
  expect(early.status).toBe(422);
  expect(early.body).toContain('应在您现在的任职');
  expect((await me.post(`/my-transfers/${id}/acceptance`, { from: '2026-06-01' })).status).toBe(
    303,
  );
  expect(await employerOn(actor, '2026-05-31')).toBe('区属学校');
  expect(await employerOn(actor, '2026-06-01')).toBe('市属医院');
  const ruleOn = async (day: string) =>
    (await findEndorserFor(app.parts.db, actor.accountId, day)).rule;
  expect([await ruleOn('2026-05-31'), await ruleOn('2026-06-01')]).toEqual([
    'DISTRICT',
    'MUNICIPAL_UNIT',
  ]);
  expect((await school.get('/roster/transfers')).body).toContain('等待原单位答复');
  expect((await school.get('/roster?view=LEFT')).body).toContain('林转任');
  const late = await school.post(`/roster/transfers/${id}/departure`, { on: '2026-07-01' });
  expect(late.status).toBe(422);
  await school.post(`/roster/transfers/${id}/departure`, { on: '2026-05-20' });
  expect(await employerOn(actor, '2026-05-25')).toBeUndefined();
  const account = (await me.get('/account')).body;
  for (const text of ['区属学校', '市属医院', '2026年5月20日']) expect(account).toContain(text);
});

test('Q36: a transfer request does not reveal whether the person has an account', async () => {
  const { idNumber } = await person('白有号');
  const ask = (name: string, number: string) =>
    hospital.post('/roster/transfers', {
      name,
      idDocumentType: 'RESIDENT_ID',
      idNumber: number,
      from: '2026-06-01',
    });
  const wrongName = await ask('白无此名', idNumber);
  const nobody = await ask('空无此人', '11010519491231002X');
  expect([wrongName.status, nobody.status]).toEqual([303, 303]);
  const page = (await hospital.get('/roster/transfers')).body;
  for (const name of ['白无此名', '空无此人']) expect(page).toContain(name);
  expect(page).not.toContain('白有号');
});

test('an objection reverts nothing by itself: the new unit keeps the person or reverts the move', async () => {
  const { actor, idNumber } = await person('易退回', bodies.schoolId);
  const me = await app.as(actor);
  await hospital.post('/roster/transfers', {
    name: '易退回',
    idDocumentType: 'RESIDENT_ID',
    idNumber,
    from: '2026-10-01',
  });
  const id = await transferOf(actor);
  await me.post(`/my-transfers/${id}/acceptance`, { from: '2026-10-01' });
  await school.post(`/roster/transfers/${id}/objection`, { reason: '服务期未满' });
  expect((await me.get('/my-transfers')).body).toContain('服务期未满');
  expect((await school.post(`/roster/transfers/${id}/closing`, {})).status).toBe(422);
  const closing = { closing: 'UNDONE', reason: '同意退回原单位' };
  expect((await school.post(`/roster/transfers/${id}/closing`, closing)).status).toBe(404);
  expect((await hospital.post(`/roster/transfers/${id}/closing`, closing)).status).toBe(303);
  expect(await employerOn(actor, today)).toBe('区属学校');
  expect((await school.get('/roster?view=CURRENT')).body).toContain('易退回');
});

test('Q10: the old unit is notified when a person changes unit', async () => {
  const actor = await insertLearner(app.parts, { name: '自转人', employerId: bodies.schoolId });
  const me = await app.as(actor);
  const form = { unitKind: 'LISTED', employerId: bodies.hospitalId, from: '2026-09-01' };
  await me.post('/account/employer', form);
  await app.parts.runJobs();
  const page = (await school.get('/roster/transfers')).body;
  expect(page).toContain('自转人');
  expect(page).toContain('确认离开');
});

test('G10: many are confirmed at once, all or none, never one’s own or those of another unit', async () => {
  const [one, other] = [await claim('批一'), await claim('批二')];
  const self = await app.as(
    await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId, one.actor.accountId),
  );
  const ids = [one.id, other.id];
  expect((await self.post('/roster/confirmations', { id: ids })).status).toBe(409);
  expect((await hospital.post('/roster/confirmations', { id: ids })).status).toBe(404);
  expect((await school.get('/roster')).body).toContain('批二');
  expect((await school.post('/roster/confirmations', {})).body).toContain('请先在名单里勾选');
  expect((await school.post('/roster/confirmations', { id: ids })).status).toBe(303);
  const current = (await school.get('/roster?view=CURRENT')).body;
  for (const name of ['批一', '批二']) expect(current).toContain(name);
  expect((await school.post('/roster/confirmations', { id: ids })).status).toBe(409);
});

test('a reason that is too short leaves the form open with its values', async () => {
  const { actor, id } = await claim('退回人');
  const short = await school.post('/roster/rejections', { id, reason: '不' });
  expect(short.status).toBe(422);
  const form = /<details class="confirm" open.*?<\/details>/s.exec(short.body)?.[0];
  expect(form).toContain('>不</textarea>');
  expect(form).toContain('请写明原因');
  expect(short.body).toMatch(new RegExp(`value="${id}"[^>]*checked|checked[^>]*value="${id}"`));
  await school.post('/roster/rejections', { id, reason: '查无此人' });
  expect((await (await app.as(actor)).get('/account')).body).toContain('单位未确认');
});

test('a unit ends an employment for a reason and corrects its days; other periods stay', async () => {
  const actor = await insertLearner(app.parts, { name: '退休人', employerId: bodies.schoolId });
  const id = await linkOf(actor);
  expect((await hospital.get(`/roster/people/${id}`)).status).toBe(404);
  expect(
    (await hospital.post(`/roster/people/${id}/end`, { on: today, reason: 'LEFT' })).status,
  ).toBe(404);
  expect((await school.post(`/roster/people/${id}/end`, { on: '2027-01-01' })).status).toBe(422);
  const end = { on: '2026-08-31', reason: 'RETIRED' };
  expect((await school.post(`/roster/people/${id}/end`, end)).status).toBe(303);
  expect(await employerOn(actor, '2026-08-30')).toBe('区属学校');
  expect(await employerOn(actor, '2026-08-31')).toBeUndefined();
  expect((await school.get(`/roster/people/${id}`)).body).toContain('退休');
  const correct = (from: string, to: string) =>
    school.post(`/roster/people/${id}/correction`, { from, to, department: '', post: '' });
  expect((await correct('2021-01-01', '2020-12-31')).status).toBe(422);
  expect((await correct('2021-01-01', '2026-09-15')).status).toBe(303);
  expect(await employerOn(actor, '2026-09-10')).toBe('区属学校');
  expect(await employerOn(actor, '2020-12-31')).toBeUndefined();
});

test('people are found by name and by the end of the number; the list comes as a file', async () => {
  await insertLearner(app.parts, { name: '寻觅者', employerId: bodies.hospitalId });
  const found = (await hospital.get('/roster?view=CURRENT&who=寻觅')).body;
  expect(found).toContain('寻觅者');
  await insertLearner(app.parts, { name: "古丽·O'Neil", employerId: bodies.hospitalId });
  for (const who of ['古丽.o’neil', '古丽 ・ Ｏ`NEIL'])
    expect(
      (await hospital.get(`/roster?view=CURRENT&who=${encodeURIComponent(who)}`)).body,
    ).toContain('古丽·O');
  const file = await hospital.get('/roster/file?view=CURRENT&format=csv');
  expect(file.body).toContain('寻觅者');
  expect(file.body).not.toContain('易退回');
});
