import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { isWorkday } from '../../../kernel/calendar.ts';

let app: TestApp;
let bureauId: string;
let first: TestBrowser;
let second: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  bureauId = (await insertBodies(app.parts)).municipalBureauId;
  first = await app.as(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bureauId));
  second = await app.as(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bureauId));
});
afterAll(() => app.close());

const reason = '国务院办公厅通知';
const list = '2027-10-01 至 2027-10-07 休 国庆节\n2027-10-09 班 国庆节调休';
const open = (day: string) => isWorkday(day, app.parts.place.current().calendar);

async function confirm(proposed: { headers: { location?: unknown } }): Promise<void> {
  const address = `${proposed.headers.location}/confirmation`;
  expect((await first.post(address)).status).toBe(403);
  expect((await second.post(address)).status).toBe(303);
  await app.parts.place.renew();
}

test('the days of a year hold once two persons set them, and terms follow them', async () => {
  expect(open('2027-10-04')).toBe(true);
  await confirm(await first.post('/place/holidays', { year: '2027', days: list, reason }));
  expect(open('2027-10-04')).toBe(false);
  expect(open('2027-10-09')).toBe(true);
  const page = await first.get('/place/holidays?year=2027');
  expect(page.body).toContain('2027-10-01 至 2027-10-07 休 国庆节');
  expect(page.body).toContain('8 处');
  const same = await first.post('/place/holidays', { year: '2027', days: list, reason });
  expect(same.body).toContain('2027 年已经是这样安排的');
});

test('a line that cannot be read is named, and what was typed stays', async () => {
  const days = '2027-01-01 休 元旦\n春节放假';
  const refused = await first.post('/place/holidays', { year: '2027', days, reason });
  expect(refused.body).toContain('第 2 行“春节放假”没有看懂');
  expect(refused.body).toContain('2027-01-01 休 元旦');
});

test('only the municipal bureau sets them', async () => {
  const other = await app.as(await insertOfficer(app.parts, 'SYSTEM_ADMIN', bureauId));
  expect((await other.get('/place/holidays')).status).toBe(404);
});
