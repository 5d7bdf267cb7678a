import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertOfficer } from '../../../../test/support/city.ts';
import {
  admit,
  changeRules,
  type Examinee,
  openExam,
  sitExam,
} from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Topic } from '../../courses/index.ts';

let app: TestApp;
let topic: Topic;
let desk: TestBrowser;
let bureau: TestBrowser;

const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const window = (name: string, from: number, to: number, seats: number | null) => ({
  ...{ name, districtIds: [], affiliations: [], feeFen: null, ground: '', seats },
  ...{ examOpensAt: days(from), examClosesAt: days(to) },
});
const setWindows = (...groupTerms: Topic['groupTerms']) =>
  changeRules(app.parts, topic, { groupTerms });
const seatOf = ({ enrolmentId }: Examinee) => `/exams/${enrolmentId}/seat`;
const book = (person: Examinee, name: string) =>
  person.browser.post(seatOf(person), { window: name });
const giveUp = (person: Examinee) => person.browser.post(`${seatOf(person)}/cancellation`);
const tryStart = (person: Examinee) =>
  person.browser.post(`/exams/${person.enrolmentId}/attempts`, { confirmed: 'yes' });
const countHeld = async (name: string) => {
  const rows = await app.parts.db
    .selectFrom('examSeats')
    .select('id')
    .where('windowName', '=', name)
    .where('state', '=', 'HELD')
    .execute();
  return rows.length;
};

beforeAll(async () => {
  app = await createTestApp();
  const opened = await openExam(app);
  topic = opened.topic;
  desk = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', opened.bodies.centreId));
  bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', opened.bodies.municipalBureauId),
  );
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.parts.db.deleteFrom('examSeats').execute();
  await setWindows(window('今天这场', -1, 2, 3), window('下周一场', 7, 9, 1));
});

test('N15: without a booked seat, or before its window, no exam starts; in it, until it closes', async () => {
  const person = await admit(app, topic);
  const unbooked = await tryStart(person);
  expect([unbooked.status, unbooked.body.includes('先预约一个座位')]).toEqual([422, true]);
  await book(person, '下周一场');
  const early = await tryStart(person);
  expect([early.status, early.body.includes('您预约的场次')]).toEqual([422, true]);
  expect((await person.browser.get('/')).body).toContain('考试');
  await book(person, '今天这场');
  const id = await sitExam(app.parts, person, 8);
  const { deadlineAt } = await app.parts.db
    .selectFrom('examAttempts')
    .select('deadlineAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(deadlineAt < days(2)).toBe(true);
  expect((await book(person, '下周一场')).body).toContain('已经考试合格');
});

test('the last seat goes to one of many, and the others read which windows have seats', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => admit(app, topic)));
  const answers = await Promise.all(people.map((person) => book(person, '下周一场')));
  expect(await countHeld('下周一场')).toBe(1);
  const refused = answers.filter(({ status }) => status === 409);
  expect(refused.length).toBe(5);
  for (const { body } of refused) {
    expect(body).toContain('“下周一场”已经约满');
    expect(body).toMatch(/还有座位的场次：今天这场（.*还有 3 个座位）/);
  }
});

test('nobody holds two seats: many requests at once, and a change gives the first seat to others', async () => {
  const person = await admit(app, topic);
  await Promise.all(['今天这场', '下周一场', '下周一场'].map((name) => book(person, name)));
  expect((await countHeld('今天这场')) + (await countHeld('下周一场'))).toBe(1);
  await app.parts.db.deleteFrom('examSeats').execute();
  await setWindows(window('下周一场', 7, 9, 1), window('再下周', 14, 16, 1));
  await book(person, '下周一场');
  await book(person, '再下周');
  const other = await admit(app, topic);
  expect((await book(other, '下周一场')).status).toBe(303);
});

test('a seat is changed and given up until a day before its window, by the centre also later', async () => {
  const person = await admit(app, topic);
  await book(person, '下周一场');
  expect((await giveUp(person)).status).toBe(303);
  expect(await countHeld('下周一场')).toBe(0);
  await setWindows(window('明天', 0.9, 3, 2), window('下周一场', 7, 9, 1));
  await book(person, '明天');
  expect((await giveUp(person)).body).toContain('离开始不到一天');
  expect((await book(person, '下周一场')).status).toBe(409);
  const list = await desk.get(`/exam-monitor/seats?topic=${topic.id}`);
  const address = /action="(\/exam-monitor\/seats\/[^"]+)"/.exec(list.body)?.[1] ?? '';
  const unsaid = await desk.post(address, { because: '' });
  expect([unsaid.status, unsaid.body.includes('请写明原因')]).toEqual([422, true]);
  expect((await desk.post(address, { because: '本人来电，临时出差' })).status).toBe(303);
  expect((await person.browser.get('/messages')).body).toContain('考试座位已取消');
  expect((await book(person, '下周一场')).status).toBe(303);
});

test('a seat missed is past: another window can be booked, and the old one still counts where it was', async () => {
  const person = await admit(app, topic);
  await book(person, '今天这场');
  await setWindows(window('今天这场', -3, -1, 3), window('下周一场', 7, 9, 1));
  expect((await tryStart(person)).body).toContain('先预约一个座位');
  await book(person, '下周一场');
  const list = await desk.get('/exam-monitor/seats?window=今天这场');
  expect(list.body).toContain('已预约 1，已来考 0');
});

test('where no group has seats nobody books, and a group without seats keeps its window', async () => {
  await setWindows(window('随时', -1, 2, null));
  const person = await admit(app, topic);
  expect((await person.browser.get(seatOf(person))).body).toContain('这次考试不用预约座位');
  expect((await tryStart(person)).status).toBe(303);
});

test('the centre and the bureau see who booked and how full it is; a workbook too; others see nothing', async () => {
  const person = await admit(app, topic);
  await book(person, '今天这场');
  await sitExam(app.parts, person, 2);
  for (const browser of [desk, bureau]) {
    const { body } = await browser.get('/exam-monitor/seats');
    expect(body).toContain('3 个座位，已预约 1，已来考 1');
  }
  expect((await desk.get('/exam-monitor/seats?as=xlsx')).status).toBe(200);
  const monitor = (await desk.get('/exam-monitor')).body.replaceAll(/<[^>]*>/g, '');
  expect(monitor).toMatch(/今天这场.*已预约 1 \/ 3/);
  expect((await person.browser.get('/exam-monitor/seats')).status).toBe(404);
  const stranger = await admit(app, topic);
  const { status } = await stranger.browser.post(seatOf(person), { window: '今天这场' });
  expect(status).toBe(404);
});
