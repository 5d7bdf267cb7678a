import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { enterFirstPayeeAccount } from '../fixtures.ts';
import { findPayeeAccount } from '../queries/payee-accounts.ts';

let office: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let first: Officer;
let second: Officer;
let bureau: Officer;

const start = new Date('2026-11-23T14:00:00+08:00');
const old = { holder: '市人事培训中心', bank: '某银行两江支行', accountNo: '3100 0900 0000 0001' };
const change = {
  holder: '市人事培训中心',
  bank: '某银行渝中支行',
  accountNo: '3100 0900 0000 7788',
  reason: '原网点撤并，文件第12号',
};

beforeAll(async () => {
  office = await createTestApp();
  bodies = await insertBodies(office.parts);
  await insertTopic(office.parts);
  first = await insertOfficer(office.parts, 'CENTRE_CLERK', bodies.centreId);
  second = await insertOfficer(office.parts, 'CENTRE_CLERK', bodies.centreId);
  bureau = await insertOfficer(office.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId);
  await enterFirstPayeeAccount(office.parts, first, old);
});
afterAll(() => office.close());

const accountAt = async (at: Date) =>
  (await findPayeeAccount(office.parts.db, bodies.centreId, at))?.accountNo;
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

test('the payee account is changed by two persons, a day ahead; the bureau is told, old orders keep theirs', async () => {
  const [one, two] = [await office.as(first), await office.as(second)];
  expect((await one.post('/payee-account', { ...change, accountNo: 'x' })).status).toBe(422);
  const proposal = String((await one.post('/payee-account', change)).headers.location);
  expect(proposal).toMatch(/^\/proposals\//);
  expect((await one.post(`${proposal}/confirmation`)).status).toBe(403);
  const page = (await two.get(proposal)).body;
  for (const words of [old.accountNo, change.accountNo, change.reason])
    expect(page).toContain(words);
  expect(page).toContain('确认后，改动在一天后生效');
  expect((await two.post(`${proposal}/confirmation`)).status).toBe(303);

  expect(await accountAt(later(1))).toBe(old.accountNo);
  expect(await accountAt(later(25))).toBe(change.accountNo);
  // An order shows the account of the moment it was placed.
  expect(await accountAt(start)).toBe(old.accountNo);
  expect((await one.get('/payee-account')).body).toContain('等待启用');
  expect((await one.post('/payee-account', change)).status).toBe(409);
  const inbox = (await (await office.as(bureau)).get('/messages')).body;
  expect(inbox).toContain('修改了收款账户');
  expect(inbox).not.toContain(change.accountNo);
});

test('a change is stopped by one officer before it is valid, and by nobody afterwards', async () => {
  const two = await office.as(second);
  const id = /\/payee-account\/([\w-]+)\/stop/.exec((await two.get('/payee-account')).body)?.[1];
  const url = `/payee-account/${id}/stop`;
  expect((await two.post(url)).status).toBe(303);
  expect((await two.post(url)).status).toBe(404);
  expect(await accountAt(later(25))).toBe(old.accountNo);
});
