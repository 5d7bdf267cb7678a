import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLearner,
  insertOfficer,
  insertOrganisation,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Actor, Officer } from '../../../kernel/actor.ts';
import { getYearAccount, listCertificateEntries } from '../../hours/index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let health: { id: string; officer: Officer; browser: TestBrowser };
let schools: TestBrowser;
let hospital: TestBrowser;
let hospitalAdmin: Officer;
let subject: string;

const lastPart = (location: unknown) => String(location).split('/').pop() ?? '';
const numbers = Array.from(
  { length: 30 },
  (_, at) => `5001061985${String(1000 + at)}12${at % 10}X`,
);
const names = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'].map((letter) => `${letter}医生`);
let used = 0;

/** Somebody of the hospital (or elsewhere), with a number that a list can name. */
async function person(employerId: string | null = bodies.hospitalId) {
  const [name, idNumber] = [names[used] as string, numbers[used] as string];
  used += 1;
  const learner = await insertLearner(app.parts, {
    name,
    idNumber,
    ...(employerId && { employerId }),
  });
  return { ...learner, name, idNumber };
}
type Person = Awaited<ReturnType<typeof person>>;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  const id = await insertOrganisation(app.parts, 'INDUSTRY_AUTHORITY', { name: '市卫生健康委' });
  await app.parts.db
    .updateTable('organisations')
    .set({ industryAuthorityId: id })
    .where('id', '=', bodies.hospitalId)
    .execute();
  const officer = await insertOfficer(app.parts, 'INDUSTRY_OFFICER', id);
  health = { id, officer, browser: await app.as(officer) };
  const other = await insertOrganisation(app.parts, 'INDUSTRY_AUTHORITY', { name: '市教委' });
  schools = await app.as(await insertOfficer(app.parts, 'INDUSTRY_OFFICER', other));
  hospitalAdmin = await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId);
  hospital = await app.as(hospitalAdmin);
  const answer = await health.browser.post('/professional-subjects', {
    year: '2026',
    name: '基层诊疗规范',
    kind: 'COMPULSORY',
    hours: '40',
    basis: '卫健文件〔2026〕5号',
  });
  subject = lastPart(answer.headers.location);
});
afterAll(() => app.close());

const facts = {
  organiser: '市医学会',
  formCode: 'CLASS',
  heldFrom: '2026-05-06',
  heldTo: '2026-05-07',
  place: '渝中区',
  unit: 'LESSON',
  quantity: '20',
};

async function offering(change: Record<string, string> = {}): Promise<string> {
  const page = `/professional-subjects/${subject}/offerings`;
  const answer = await health.browser.post(page, { ...facts, ...change });
  const id = lastPart(answer.headers.location);
  await health.browser.post(`/professional-offerings/${id}/state`, { to: 'OPEN' });
  return id;
}
const single = (id: string, { name, idNumber }: { name: string; idNumber: string }, more = {}) =>
  health.browser.post(`/professional-offerings/${id}/recognitions`, { name, idNumber, ...more });

/** Uploads a list as a browser does; returns the list's id. */
async function upload(actor: Actor, id: string, lines: string[]): Promise<string> {
  const content = ['姓名,证件号码,数量,考试合格', ...lines].join('\n');
  const answer = await (await app.as(actor)).postFile(`/professional-offerings/${id}/lists`, {}, [
    'file',
    Buffer.from(content),
    '名单.csv',
  ]);
  expect(answer.status).toBe(303);
  return lastPart(answer.headers.location);
}
const line = ({ name, idNumber }: Person, more = '') => `${name},${idNumber}${more}`;
const hoursOf = async ({ accountId }: Person) =>
  (await listCertificateEntries(app.parts.db, accountId))
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .map(({ creditHours }) => creditHours);

test('N32: an authority fixes its own subjects and offerings; a draft is seen by nobody else', async () => {
  const again = await health.browser.post('/professional-subjects', {
    year: '2026',
    name: '基层诊疗规范',
    kind: 'ELECTIVE',
    hours: '10',
    basis: '另一份文件',
  });
  expect(again.status).toBe(422);
  expect(again.body).toContain('已经有“基层诊疗规范”这个科目');
  const page = `/professional-subjects/${subject}/offerings`;
  const late = await health.browser.post(page, {
    ...facts,
    heldFrom: '2027-01-01',
    heldTo: '2027-01-02',
  });
  expect(late.status).toBe(422);
  expect(late.body).toContain('培训日期要在科目的年度');
  const drafted = await health.browser.post(page, facts);
  const draft = `/professional-offerings/${lastPart(drafted.headers.location)}`;
  expect((await hospital.get(draft)).status).toBe(404);
  expect((await health.browser.post(`${draft}/draft`, { ...facts, remote: 'yes' })).status).toBe(
    303,
  );
  expect((await health.browser.post(`${draft}/state`, { to: 'OPEN' })).status).toBe(303);
  expect((await hospital.get(draft)).body).toContain('在线');
  expect((await health.browser.post(`${draft}/draft`, facts)).status).toBe(409);
  expect((await schools.get(draft)).status).toBe(404);
  const bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  expect((await bureau.get(draft)).body).toContain('市医学会');
});

test('N33, E5: hours of one person, converted and capped, are in certificate, card, account and message; never twice', async () => {
  const one = await person();
  const id = await offering();
  expect((await single(id, one)).status).toBe(303);
  expect(await hoursOf(one)).toEqual([16]);
  const twice = await single(id, one);
  expect(twice.status).toBe(422);
  expect(twice.body).toContain('这次培训的学时已经认定过');
  expect(twice.body).toContain(one.idNumber);
  const sameDays = await offering({ organiser: '同一天的另一次' });
  expect((await single(sameDays, one)).body).toContain('已经计满每天8学时');
  const learner = await app.as(one);
  expect((await learner.get('/certificate')).body).toContain('专业科目：基层诊疗规范（市医学会');
  const own = (await learner.get('/professional-hours')).body;
  expect(own).toContain('市卫生健康委');
  expect(own).toContain('培训结束时的工作单位属于本系统');
  expect(own).toContain('超出每日上限的部分不计');
  expect((await learner.get('/messages')).body).toContain('专业科目学时已认定');
  expect((await hospital.get('/hours/card?year=2026')).body).toContain('专业科目：基层诊疗规范');
  expect((await hospital.get('/professional-staff?year=2026')).body).toContain(one.name);
  expect(await getYearAccount(app.parts.db, one.accountId, 2026)).toMatchObject({
    professional: 16,
    public: 0,
  });
});

test('N33: who is unknown and who belongs to another system get the same answer', async () => {
  const id = await offering();
  const stranger = await person(bodies.schoolId);
  const jobless = await person(null);
  const answer = '没有这位人员，或者培训结束时不属于本系统';
  expect((await single(id, stranger)).body).toContain(answer);
  expect((await single(id, jobless)).body).toContain(answer);
  expect((await single(id, { name: '无名氏', idNumber: '500106199001019999' })).body).toContain(
    answer,
  );
  const one = await person();
  expect((await single(id, { ...one, name: '别的名字' })).body).toContain('姓名与证件号码不一致');
});

test('N33: hours are recognised when the training is over, not before and not after it was closed', async () => {
  const one = await person();
  const coming = await offering({ heldFrom: '2026-12-01', heldTo: '2026-12-02' });
  expect((await single(coming, one)).status).toBe(409);
  const id = await offering();
  const list = await upload(health.officer, id, [line(one)]);
  const closing = () =>
    health.browser.post(`/professional-offerings/${id}/state`, { to: 'CLOSED' });
  expect((await closing()).body).toContain('还有1份名单没有处理');
  const back = await health.browser.post(`/professional-lists/${list}/return`, {
    because: '名单作废',
  });
  expect(back.status).toBe(303);
  expect((await closing()).status).toBe(303);
  expect((await single(id, one)).body).toContain('没有开放，或者已经结束');
  expect(await hoursOf(one)).toEqual([]);
});

test('N33: a list with faults recognises nobody, unless only the right rows are asked for; the faulty ones are given back', async () => {
  const id = await offering();
  const [first, second, stranger] = [await person(), await person(), await person(bodies.schoolId)];
  const list = await upload(health.officer, id, [
    line(first, ',10,是'),
    line(second, ',99'),
    line(stranger),
    line(first),
  ]);
  const page = await health.browser.get(`/professional-lists/${list}`);
  expect(page.body).toContain('有问题的3行');
  expect(page.body).toContain('数量超过这次培训的20');
  expect(page.body).toContain('与第2行的证件号码相同');
  const all = await health.browser.post(`/professional-lists/${list}/recognition`, { whom: 'ALL' });
  expect(all.status).toBe(422);
  expect(all.body).toContain('一个也没有认定');
  expect(await hoursOf(first)).toEqual([]);
  const faulty = await health.browser.get(`/professional-lists/${list}/faulty.xlsx`);
  expect(faulty.body.startsWith('PK')).toBe(true);
  expect((await schools.get(`/professional-lists/${list}/faulty.xlsx`)).status).toBe(404);
  const right = await health.browser.post(`/professional-lists/${list}/recognition`, {
    whom: 'RIGHT',
  });
  expect(right.status).toBe(303);
  expect(await hoursOf(first)).toEqual([10]);
  expect(await hoursOf(second)).toEqual([]);
  const again = await health.browser.post(`/professional-lists/${list}/recognition`, {
    whom: 'RIGHT',
  });
  expect(again.status).toBe(409);
});

test('N33: of two that recognise the same list at once, one does', async () => {
  const id = await offering();
  const people = [await person(), await person()];
  const list = await upload(
    health.officer,
    id,
    people.map((one) => line(one)),
  );
  const decide = () =>
    health.browser.post(`/professional-lists/${list}/recognition`, { whom: 'ALL' });
  const answers = await Promise.all([decide(), decide()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  for (const one of people) expect(await hoursOf(one)).toEqual([16]);
});

test('N33: a unit proposes a list of its own people only; nothing counts before the authority has recognised it', async () => {
  const id = await offering();
  const [own, foreign] = [await person(), await person(bodies.schoolId)];
  const list = await upload(hospitalAdmin, id, [line(own), line(foreign)]);
  const page = await hospital.get(`/professional-lists/${list}`);
  expect(page.body).toContain('等待主管部门认定');
  expect(page.body).toContain('没有这位人员');
  expect(
    (await hospital.post(`/professional-lists/${list}/recognition`, { whom: 'RIGHT' })).status,
  ).toBe(404);
  expect(await hoursOf(own)).toEqual([]);
  expect((await health.browser.get('/industry-desk')).body).toContain('份名单等待认定');
  // The whole numbers are for those who typed them.
  expect((await health.browser.get(`/professional-lists/${list}/faulty.xlsx`)).status).toBe(404);
  expect((await hospital.get(`/professional-lists/${list}/faulty.xlsx`)).status).toBe(200);
  await health.browser.post(`/professional-lists/${list}/recognition`, { whom: 'RIGHT' });
  expect(await hoursOf(own)).toEqual([16]);
  expect((await hospital.get('/professional-staff?year=2026')).body).toContain(own.name);
});

test('G12: a recognition is corrected and withdrawn with a reason; the old line stays, the person is told', async () => {
  const one = await person();
  const id = await offering();
  await single(id, one);
  const find = async () => {
    const rows = await app.parts.db
      .selectFrom('professionalRecognitions')
      .select('id')
      .where('accountId', '=', one.accountId)
      .where('withdrawnAt', 'is', null)
      .execute();
    return `/professional-recognitions/${rows[0]?.id}`;
  };
  const before = await find();
  const right = { quantity: '6', tested: 'no', because: '只参加了第一天上午和下午' };
  expect(
    (await health.browser.post(`${before}/correction`, { ...right, quantity: '20' })).body,
  ).toContain('没有需要更正的内容');
  expect(
    (await health.browser.post(`${before}/correction`, { ...right, because: '错' })).status,
  ).toBe(422);
  expect((await schools.post(`${before}/correction`, right)).status).toBe(404);
  expect((await health.browser.post(`${before}/correction`, right)).status).toBe(303);
  expect(await hoursOf(one)).toEqual([6]);
  expect((await health.browser.get(before)).body).toContain('已撤回：只参加了第一天上午和下午');
  const learner = await app.as(one);
  expect((await learner.get('/certificate')).body).toContain('已撤回：只参加了第一天上午和下午');
  const entry = (await listCertificateEntries(app.parts.db, one.accountId)).find(
    ({ withdrawnAt }) => withdrawnAt === null,
  );
  const byUnit = await hospital.post(`/hours/entries/${entry?.id}/withdrawal`, {
    because: '单位想撤回',
  });
  expect(byUnit.status).toBe(409);
  expect(byUnit.body).toContain('由行业主管部门认定');
  const after = await find();
  expect((await health.browser.post(`${after}/withdrawal`, { because: '名单有误' })).status).toBe(
    303,
  );
  expect(await hoursOf(one)).toEqual([]);
  expect((await learner.get('/messages')).body).toContain('专业科目学时已撤回');
  expect((await single(id, one)).status).toBe(303);
});

test('G10: nobody recognises his own hours', async () => {
  const one = await person();
  const himself = await app.as(
    await insertOfficer(app.parts, 'INDUSTRY_OFFICER', health.id, one.accountId),
  );
  const id = await offering();
  const answer = await himself.post(`/professional-offerings/${id}/recognitions`, one as never);
  expect(answer.status).toBe(422);
  expect(answer.body).toContain('不能认定自己的学时');
  expect(await hoursOf(one)).toEqual([]);
});

test('E7: what the rules of the place no longer let be made up is refused', async () => {
  const old = await health.browser.post('/professional-subjects', {
    year: '2024',
    name: '早年的科目',
    kind: 'ELECTIVE',
    hours: '10',
    basis: '卫健文件〔2024〕1号',
  });
  const page = `/professional-subjects/${lastPart(old.headers.location)}/offerings`;
  const days = { heldFrom: '2024-05-06', heldTo: '2024-05-06' };
  const drafted = await health.browser.post(page, { ...facts, ...days });
  const id = lastPart(drafted.headers.location);
  await health.browser.post(`/professional-offerings/${id}/state`, { to: 'OPEN' });
  expect((await single(id, await person())).body).toContain('2024年的学时已经不能补认');
});

test('N33, N34: the authority looks at its units and at the people of one, never at those of others', async () => {
  const unit = `/industry-desk/units/${bodies.hospitalId}?year=2026`;
  const page = await health.browser.get(unit);
  expect(page.body).toContain(names[0] as string);
  expect((await schools.get(unit)).status).toBe(404);
  expect((await health.browser.get('/')).body).toContain('本系统完成情况');
});
