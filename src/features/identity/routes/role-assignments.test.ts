import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAccount, insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { textsTo } from '../../../../test/support/texts.ts';
import { type Officer, officerRoles } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { bodyKindsOf } from '../../organisations/index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let system: Officer;
let security: Officer;
let first: TestBrowser;
let second: TestBrowser;
let serial = 0;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  system = await insertOfficer(app.parts, 'SYSTEM_ADMIN', bodies.centreId);
  security = await insertOfficer(app.parts, 'SECURITY_ADMIN', bodies.municipalBureauId);
  first = await app.as(system);
  second = await app.as(security);
});
afterAll(() => app.close());

async function newPerson(name = '新人') {
  serial += 1;
  const phone = `1350000${String(serial).padStart(4, '0')}`;
  return { phone, accountId: await insertAccount(app.parts, { phone, name: `${name}${serial}` }) };
}
const grantOf = (phone: string, more: Record<string, string> = {}) => ({
  loginName: phone,
  role: 'DISTRICT_CLERK',
  body: '沙坪坝区人力社保局',
  from: '2026-11-23',
  until: '',
  reason: '接替调离的同志',
  ...more,
});
const proposalIn = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers.location ?? '').replace('/proposals/', '');
const confirm = (browser: TestBrowser, id: string) => browser.post(`/proposals/${id}/confirmation`);
const assignmentsOf = (accountId: string) =>
  app.parts.db
    .selectFrom('roleAssignments')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .execute();
async function decide(answer: Awaited<ReturnType<TestBrowser['post']>>, by = second) {
  expect(answer.status, answer.body).toBe(303);
  expect((await confirm(by, proposalIn(answer))).headers.location).toContain('/proposals/');
}
async function granted(more: Record<string, string> = {}) {
  const person = await newPerson();
  await decide(await first.post('/role-assignments', grantOf(person.phone, more)));
  const [assignment] = await assignmentsOf(person.accountId);
  if (!assignment) throw new Error('no role was given');
  return { ...person, id: assignment.id };
}
/** The person at work, in the role of an assignment. */
async function atWork(accountId: string, body: string, role: Officer['role'] = 'DISTRICT_CLERK') {
  return app.as({
    ...{ accountId, sessionId: newId(), name: '经办', role, organisationId: body },
    jurisdictionId: null,
  });
}
const days = (count: number) =>
  app.parts.setNow(new Date(app.parts.clock.now().getTime() + count * 86_400_000));

test('E24: one administrator proposes a role with term and reason, another confirms it; only then it works', async () => {
  const { phone, accountId } = await newPerson();
  const asked = await first.post('/role-assignments', grantOf(phone, { until: '2026-12-31' }));
  expect(await assignmentsOf(accountId)).toEqual([]);
  const page = (await second.get(String(asked.headers.location))).body;
  for (const words of ['沙坪坝区人力社保局', '2026年12月31日', '接替调离的同志', '由您复核'])
    expect(page).toContain(words);
  expect((await second.get('/')).body).toContain('href="/proposals/');
  await decide(asked);
  const [given] = await assignmentsOf(accountId);
  expect(given).toMatchObject({
    ...{ role: 'DISTRICT_CLERK', validFrom: '2026-11-23', endsOn: '2026-12-31' },
    ...{ grantedBy: system.accountId, confirmedBy: security.accountId },
  });
  expect((await (await atWork(accountId, bodies.shapingbaId)).get('/claims')).status).toBe(200);
  expect((await textsTo(app.parts, phone)).at(-1)?.text).toContain('担任岗位');
  expect((await first.get('/role-assignments?words=沙坪坝')).body).toContain('至2026年12月31日');
});

test('attack: who proposed a role does not confirm it, in two browsers at once neither; it is given once', async () => {
  const { phone, accountId } = await newPerson();
  const id = proposalIn(await first.post('/role-assignments', grantOf(phone)));
  const other = await app.as(system);
  const own = await Promise.all([confirm(first, id), confirm(other, id)]);
  expect(own.map(({ status }) => status)).toEqual([403, 403]);
  expect(await assignmentsOf(accountId)).toEqual([]);
  const colleague = await app.as(security);
  const answers = await Promise.all([confirm(second, id), confirm(colleague, id)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect(await assignmentsOf(accountId)).toHaveLength(1);
});

test('attack: nobody proposes or confirms a role of their own', async () => {
  const { parts } = app;
  const phone = '13611110000';
  const accountId = await insertAccount(parts, { phone });
  await insertOfficer(parts, 'SYSTEM_ADMIN', bodies.municipalBureauId, accountId);
  const self = await atWork(accountId, bodies.municipalBureauId, 'SYSTEM_ADMIN');
  const own = await self.post('/role-assignments', grantOf(phone));
  expect(own.status).toBe(409);
  expect(own.body).toContain('不能办理自己的岗位');
  // Another proposes it for them: they do not confirm what is theirs.
  const term = { until: '2027-12-31', reason: '延长任期' };
  const [role] = await assignmentsOf(accountId);
  const id = proposalIn(await first.post(`/role-assignments/${role?.id}/term`, term));
  expect((await confirm(self, id)).status).toBe(409);
  expect(
    (await self.post(`/role-assignments/${role?.id}/end`, { reason: '我不干了' })).status,
  ).toBe(409);
  expect((await assignmentsOf(accountId))[0]).toMatchObject({ endsOn: null, validTo: null });
  await second.post(`/proposals/${id}/refusal`, { reason: '不需要延长' });
});

test('attack: a clerk reaches no grant, and neither the roles of other bodies nor their change', async () => {
  const { phone } = await newPerson();
  const { id } = await granted({ body: '南岸区人力社保局' });
  const clerk = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId));
  expect((await clerk.get('/role-assignments')).status).toBe(404);
  expect((await clerk.post('/role-assignments', grantOf(phone))).status).toBe(404);
  expect((await clerk.get(`/role-assignments/${id}`)).status).toBe(404);
  const district = await app.as(
    await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId),
  );
  expect((await district.get(`/role-assignments/${id}`)).status).toBe(404);
  expect((await district.get('/role-assignments')).body).not.toContain('南岸区人力社保局');
  for (const [action, form] of [
    ['suspension', { reason: '我看他不顺眼' }],
    ['end', { reason: '我看他不顺眼' }],
    ['covers', { loginName: phone, from: '2026-11-24', until: '2026-11-25', reason: '替他请假' }],
  ] as const)
    expect((await district.post(`/role-assignments/${id}/${action}`, form)).status).toBeGreaterThan(
      400,
    );
});

test('E24: a school holds no desk of a bureau: each role belongs to kinds of body, in the database too', async () => {
  const { phone, accountId } = await newPerson();
  const refused = await first.post('/role-assignments', grantOf(phone, { body: '区属学校' }));
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('这类单位没有这个岗位');
  const insert = app.parts.db
    .insertInto('roleAssignments')
    .values({ id: newId(), accountId, role: 'MUNICIPAL_OFFICER', organisationId: bodies.schoolId });
  await expect(insert.execute()).rejects.toThrow('no role of this kind of body');
  const rows = await app.parts.fastLane.run<{ role: string; kind: string }>(
    {
      name: 'test.role_fits_body',
      text: `select role, kind from unnest($1::text[]) as role, unnest($2::text[]) as kind
        where role_fits_body(role, kind)`,
    },
    [[...officerRoles], [...new Set(Object.values(bodyKindsOf).flat())]],
  );
  const fits = rows.map(({ role, kind }) => `${role} ${kind}`).toSorted();
  const said = officerRoles.flatMap((role) => bodyKindsOf[role].map((kind) => `${role} ${kind}`));
  expect(fits).toEqual(said.toSorted());
});

test('attack: an administrator who also wants to be auditor, one after the other, at once, and past the rules', async () => {
  const administrator = '13622220000';
  const accountId = await insertAccount(app.parts, { phone: administrator });
  await insertOfficer(app.parts, 'SYSTEM_ADMIN', bodies.municipalBureauId, accountId);
  const bureau = { body: '市人力社保局' };
  const auditor = grantOf(administrator, { ...bureau, role: 'AUDITOR' });
  const refused = await first.post('/role-assignments', auditor);
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('由不同的人担任');
  // Nor a business role.
  const desk = grantOf(administrator, { ...bureau, role: 'MUNICIPAL_OFFICER' });
  expect((await first.post('/role-assignments', desk)).status).toBe(409);
  // Two proposals that were both fine when they were made, confirmed at the same moment.
  const { phone, accountId: both } = await newPerson();
  const asked = await Promise.all([
    first.post('/role-assignments', grantOf(phone, { ...bureau, role: 'AUDITOR' })),
    first.post('/role-assignments', grantOf(phone, { ...bureau, role: 'SECURITY_ADMIN' })),
  ]);
  const other = await app.as(security);
  const answers = await Promise.all([
    confirm(second, proposalIn(asked[0])),
    confirm(other, proposalIn(asked[1])),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect(await assignmentsOf(both)).toHaveLength(1);
  // Past all rules of ours: the database refuses.
  await expect(
    insertOfficer(app.parts, 'AUDITOR', bodies.municipalBureauId, accountId),
  ).rejects.toThrow('hold no other role');
  const { accountId: three } = await newPerson();
  const inserts = await Promise.allSettled(
    (['AUDITOR', 'SECURITY_ADMIN', 'SYSTEM_ADMIN'] as const).map((role) =>
      insertOfficer(app.parts, role, bodies.municipalBureauId, three),
    ),
  );
  expect(inserts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
test('E24: a role works from its first to its last day, whether or not a job has noted the end', async () => {
  const start = app.parts.clock.now();
  const { accountId } = await granted({ from: '2026-11-25', until: '2026-11-26' });
  const works = async () =>
    (await (await atWork(accountId, bodies.shapingbaId)).get('/claims')).status === 200;
  expect(await works()).toBe(false);
  days(2);
  expect(await works()).toBe(true);
  days(2);
  expect(await works()).toBe(false);
  await app.parts.runJobs();
  expect((await assignmentsOf(accountId))[0]?.validTo).toBe('2026-11-26');
  app.parts.setNow(start);
});

test('E24: a role ends by two administrators, at once, with the covers of it', async () => {
  const { id, accountId } = await granted();
  const browser = await atWork(accountId, bodies.shapingbaId);
  const empty = await first.post(`/role-assignments/${id}/end`, { reason: '' });
  expect(empty.status).toBe(422);
  expect(empty.body).toContain('请写明理由');
  const asked = await first.post(`/role-assignments/${id}/end`, { reason: '调离本单位' });
  expect((await browser.get('/claims')).status).toBe(200);
  expect((await second.get(`/role-assignments/${id}`)).body).toContain('等待复核');
  await decide(asked);
  expect((await browser.get('/claims')).status).not.toBe(200);
  expect((await first.post(`/role-assignments/${id}/end`, { reason: '再结束一次' })).status).toBe(
    409,
  );
  expect((await first.get(`/role-assignments?state=ENDED&words=新人`)).body).toContain(id);
});

test('G10: an officer on leave names who covers; a colleague in the same role confirms; it ends by itself', async () => {
  const start = app.parts.clock.now();
  const holder = await granted();
  const colleague = await granted();
  const deputy = await newPerson('代岗');
  const mine = await atWork(holder.accountId, bodies.shapingbaId);
  expect((await mine.get('/account/roles')).body).toContain(`/role-assignments/${holder.id}`);
  const leave = { from: '2026-11-24', until: '2026-11-26', reason: '年休假三天' };
  const covers = `/role-assignments/${holder.id}/covers`;
  const backwards = { ...leave, loginName: deputy.phone, until: '2026-11-23' };
  const wrong = await mine.post(covers, backwards);
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('最后一天不能早于第一天');
  expect((await mine.post(covers, { ...leave, loginName: holder.phone })).status).toBe(409);
  expect((await mine.post(covers, { ...leave, loginName: colleague.phone })).status).toBe(409);
  const asked = await mine.post(covers, { ...leave, loginName: deputy.phone });
  expect((await confirm(mine, proposalIn(asked))).status).toBe(403);
  expect((await confirm(second, proposalIn(asked))).status).toBe(404);
  await decide(asked, await atWork(colleague.accountId, bodies.shapingbaId));
  const works = async () =>
    (await (await atWork(deputy.accountId, bodies.shapingbaId)).get('/claims')).status === 200;
  expect(await works()).toBe(false);
  days(1);
  expect(await works()).toBe(true);
  // A delegate does not delegate on: not the cover, not the covered role.
  const [cover] = await assignmentsOf(deputy.accountId);
  const delegate = await atWork(deputy.accountId, bodies.shapingbaId);
  const third = await newPerson();
  const on = {
    from: '2026-11-24',
    until: '2026-11-25',
    reason: '我也请假',
    loginName: third.phone,
  };
  const passedOn = await delegate.post(`/role-assignments/${cover?.id}/covers`, on);
  expect(passedOn.status).toBe(409);
  expect(passedOn.body).toContain('代岗不能再转给别人');
  expect((await delegate.post(covers, on)).status).toBe(404);
  // And no administrator does it for them.
  const administrator = await app.as(system);
  expect((await administrator.post(`/role-assignments/${cover?.id}/covers`, on)).status).toBe(409);
  // Expired cover: in an open session, before any job ran, by another log-in and by choosing the role.
  app.parts.setNow(new Date('2026-11-26T23:50:00+08:00'));
  const open = await atWork(deputy.accountId, bodies.shapingbaId);
  expect((await open.get('/claims')).status).toBe(200);
  app.parts.setNow(new Date('2026-11-27T00:05:00+08:00'));
  expect((await open.get('/claims')).status).not.toBe(200);
  expect((await open.get('/account/sessions')).status).not.toBe(200);
  expect(await works()).toBe(false);
  const late = await atWork(deputy.accountId, bodies.shapingbaId);
  expect((await late.post('/session/role', { role: cover?.id ?? '' })).status).toBe(404);
  app.parts.setNow(start);
});

test('a cover outlasts neither the role it covers nor 180 days, and ends with it', async () => {
  const holder = await granted({ until: '2026-12-31' });
  const deputy = await newPerson('代岗');
  const covers = `/role-assignments/${holder.id}/covers`;
  const cover = { loginName: deputy.phone, from: '2026-11-23', reason: '病假，时间较长' };
  const beyond = await first.post(covers, { ...cover, until: '2027-01-01' });
  expect(beyond.body).toContain('不能比岗位本身的期限更长');
  const long = await first.post(`/role-assignments/${(await granted()).id}/covers`, {
    ...cover,
    until: '2027-11-23',
  });
  expect(long.body).toContain('最长 180 天');
  await decide(await first.post(covers, { ...cover, until: '2026-12-20' }));
  await decide(
    await first.post(`/role-assignments/${holder.id}/term`, {
      until: '2026-12-10',
      reason: '提前到任',
    }),
  );
  expect((await assignmentsOf(deputy.accountId))[0]?.endsOn).toBe('2026-12-10');
  await decide(await first.post(`/role-assignments/${holder.id}/end`, { reason: '调离本单位' }));
  expect((await assignmentsOf(deputy.accountId))[0]?.validTo).toBe('2026-11-23');
});

test('E24: the security administrator and the body above suspend at once; two administrators lift it', async () => {
  const { id, accountId } = await granted();
  const browser = await atWork(accountId, bodies.shapingbaId);
  // The system administrator alone cannot.
  expect(
    (await second.post(`/role-assignments/${id}/suspension`, { reason: '有疑问' })).status,
  ).toBe(422);
  expect(
    (await first.post(`/role-assignments/${id}/suspension`, { reason: '账号可能被盗用' })).status,
  ).toBe(403);
  await second.post(`/role-assignments/${id}/suspension`, { reason: '账号可能被盗用' });
  expect((await browser.get('/claims')).status).not.toBe(200);
  expect((await browser.post('/session/role', { role: id })).status).toBe(404);
  expect((await first.get('/role-assignments?state=SUSPENDED')).body).toContain(id);
  const lifted = await second.post(`/role-assignments/${id}/resumption`, {
    reason: '已核实无异常',
  });
  expect((await confirm(second, proposalIn(lifted))).status).toBe(403);
  await decide(lifted, first);
  expect((await (await atWork(accountId, bodies.shapingbaId)).get('/claims')).status).toBe(200);
  const bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  await bureau.post(`/role-assignments/${id}/suspension`, { reason: '上级单位核查期间' });
  expect((await assignmentsOf(accountId))[0]?.suspendedReason).toBe('上级单位核查期间');
});

test('a role whose body is no body of such a role any more works no longer', async () => {
  const { accountId } = await granted({ body: '南岸区人力社保局' });
  const browser = await atWork(accountId, bodies.nananId);
  expect((await browser.get('/claims')).status).toBe(200);
  const turn = (kind: 'EMPLOYER' | 'DISTRICT_HR_BUREAU') =>
    app.parts.db
      .updateTable('organisations')
      .set({ kind })
      .where('id', '=', bodies.nananId)
      .execute();
  await turn('EMPLOYER');
  expect((await browser.get('/claims')).status).not.toBe(200);
  await turn('DISTRICT_HR_BUREAU');
});

test('the list is searched by name, body and whole number, and paged', async () => {
  const { phone, accountId } = await granted();
  const [row] = await assignmentsOf(accountId);
  const found = async (query: string) => (await first.get(`/role-assignments?${query}`)).body;
  expect(await found(`words=${phone}`)).toContain(`/role-assignments/${row?.id}`);
  expect(await found(`words=${phone.slice(0, 8)}`)).not.toContain(`/role-assignments/${row?.id}`);
  expect(await found('words=没有这个人')).toContain('没有符合的岗位');
  expect((await first.get('/role-assignments?state=FALSCH')).status).toBe(400);
  for (let one = 0; one < 51; one += 1)
    await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId);
  const page = await found('words=市属医院');
  expect(page).toContain('下一页');
  expect(await found('words=市属医院&page=2')).toContain('上一页');
});

test('E24: every half year the security administrator goes through all roles but their own', async () => {
  const start = app.parts.clock.now();
  const { id } = await granted();
  const [own] = await assignmentsOf(security.accountId);
  const page = await bothPages(second);
  expect(page).toContain('2026年下半年');
  expect(page).toContain(`value="${id}"`);
  expect(page).not.toContain(`value="${own?.id}"`);
  expect((await second.get('/')).body).toContain('个待核对');
  expect((await first.get('/role-reviews')).status).toBe(404);
  expect((await second.post('/role-reviews', {})).status).toBe(422);
  await second.post('/role-reviews', { id: [id, own?.id ?? ''] });
  expect(await bothPages(second)).not.toContain(`value="${id}"`);
  const kept = await app.parts.db.selectFrom('roleReviews').select('assignmentId').execute();
  expect(kept).toEqual([{ assignmentId: id }]);
  app.parts.setNow(new Date('2027-01-04T09:00:00+08:00'));
  const next = await bothPages(await app.as(security));
  expect(next).toContain('2027年上半年');
  expect(next).toContain(`value="${id}"`);
  app.parts.setNow(start);
});

/** The roles to review, of which the tests above made more than one page. */
async function bothPages(administrator: typeof second): Promise<string> {
  const pages = [
    await administrator.get('/role-reviews'),
    await administrator.get('/role-reviews?page=2'),
  ];
  return pages.map(({ body }) => body).join('');
}
