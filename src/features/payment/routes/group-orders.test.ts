import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../../../../test/support/bank.ts';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Actor, Officer } from '../../../kernel/actor.ts';
import { nilId } from '../../../kernel/ids.ts';
import { findActiveEnrolment, hasAccess } from '../../enrolment/index.ts';
import { placeGroupOrder, reconcileDay, settleTrade, takePaymentAtCounter } from '../fixtures.ts';
import { findPaymentState } from '../index.ts';

let bank: TestBank;
let shop: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let admin: Officer;
let unit: TestBrowser;
const start = new Date('2026-11-23T14:00:00+08:00');

beforeAll(async () => {
  bank = await startTestBank({ clock: { now: () => shop.parts.clock.now() } });
  let url = '';
  shop = await createTestApp({ paymentGateways: bank.alipayOnly, publicUrl: () => url });
  url = await shop.server.listen({ port: 0, host: '127.0.0.1' });
  bodies = await insertBodies(shop.parts);
  await insertTopic(shop.parts);
  admin = await insertOfficer(shop.parts, 'UNIT_ADMIN', bodies.hospitalId);
  unit = await shop.as(admin);
});
afterAll(async () => {
  await bank.stop();
  await shop.close();
});
afterEach(async () => {
  await bank.flush();
  await bank.misbehave({});
  shop.parts.setNow(start);
});

test('E21: one online payment of the unit enrols and opens everybody on the list, once', async () => {
  const staff = await newStaff(3);
  const url = await order(staff);
  expect((await unit.get(url)).body).toContain('210.00');
  await bank.misbehave({ repeat: 3 });
  await bank.pay(await goToBank(url));
  await bank.flush();
  for (const person of staff) expect(await isOpen(person)).toBe(true);
  expect(await paymentsOf(url)).toEqual([7000, 7000, 7000]);
  const page = (await unit.get(url)).body;
  expect(page).toContain('已付清');
  const [receipt] = /\/group-receipts\/[\w-]+\.pdf/.exec(page) ?? [];
  expect((await unit.get(receipt as string)).headers['content-type']).toBe('application/pdf');
});

test('Q12: without the notification for a unit the query opens access', async () => {
  const staff = await newStaff(2);
  const url = await order(staff);
  await bank.misbehave({ lose: true, noReturn: true });
  await bank.pay(await goToBank(url));
  expect((await unit.get(url)).body).toContain('等待支付结果');
  shop.parts.setNow(new Date(start.getTime() + 11_000));
  await shop.parts.runJobs();
  expect(await isOpen(staff[1] as Actor)).toBe(true);
});

test('Q13: paying alone closes the line of the unit order; its share of a payment on its way is refunded', async () => {
  const [first, second] = (await newStaff(2)) as [Actor, Actor];
  const url = await order([first, second]);
  const payPage = await goToBank(url);
  const own = await findActiveEnrolment(shop.parts.db, first.accountId, 'cq-2026');
  const browser = await shop.as(first);
  await bank.pay(String((await browser.post(`/enrolments/${own?.id}/payment`)).headers.location));
  await bank.flush();
  expect((await unit.get(url)).body).toContain('本人自行缴费');
  await bank.pay(payPage);
  await bank.flush();
  await shop.parts.runJobs();
  expect(await isOpen(first)).toBe(true);
  expect(await isOpen(second)).toBe(true);
  const refunds = await shop.parts.db
    .selectFrom('refunds')
    .innerJoin('orders', 'orders.id', 'refunds.orderId')
    .select(['refunds.state', 'refunds.amountFen'])
    .where('orders.groupOrderId', '=', idOf(url))
    .execute();
  expect(refunds).toEqual([{ state: 'SUCCEEDED', amountFen: 7000 }]);
});

test('Q13: paying at a counter closes the line of the unit order', async () => {
  const [first, second] = (await newStaff(2)) as [Actor, Actor];
  const url = await order([first, second]);
  const clerk = await insertOfficer(shop.parts, 'CENTRE_CLERK', bodies.centreId);
  await takePaymentAtCounter(shop.parts, clerk, {
    accountId: first.accountId,
    topicId: 'cq-2026',
    method: 'CASH',
    select: false,
  });
  const page = (await unit.get(url)).body;
  expect(page).toContain('改在现场缴费');
  expect(page).toContain('70.00');
  expect(page).not.toContain('140.00');
});

test('E21: a person who left the unit before payment is removed with a notice, the others are paid', async () => {
  const [gone, stays] = (await newStaff(2)) as [Actor, Actor];
  const url = await order([gone, stays]);
  await shop.parts.db
    .updateTable('employments')
    .set({ validTo: '2026-11-20' })
    .where('accountId', '=', gone.accountId)
    .execute();
  const page = await goToBank(url);
  expect((await unit.get(url)).body).toContain('已离开原单位');
  await bank.pay(page);
  await bank.flush();
  expect(await isOpen(gone)).toBe(false);
  expect(await isOpen(stays)).toBe(true);
});

test('E21: people who cannot be taken are left out, each with the reason', async () => {
  const [fits, paid, taken] = (await newStaff(3)) as [Actor, Actor, Actor];
  const stranger = await insertLearner(shop.parts, { employerId: bodies.schoolId });
  await insertEnrolment(shop.parts, paid.accountId, 'cq-2026');
  await order([taken]);
  const returned = await insertLearner(shop.parts, {
    employerId: bodies.hospitalId,
    registrationState: 'RETURNED',
  });
  const people = [fits, paid, taken, stranger, returned];
  const placed = await placeGroupOrder(shop.parts, admin, {
    topicId: 'cq-2026',
    accountIds: people.map((one) => one.accountId),
  });
  const reasons = new Map(placed.leftOut.map((one) => [one.accountId, one.leftOut]));
  expect(people.map((one) => reasons.get(one.accountId) ?? 'TAKEN')).toEqual([
    'TAKEN',
    'PAID',
    'OTHER_GROUP',
    'NOT_YOURS',
    'RETURNED',
  ]);
});

test('the unit shows only who has not selected the course yet', async () => {
  const [fresh, selected] = (await newStaff(2)) as [Actor, Actor];
  await insertEnrolment(shop.parts, selected.accountId, 'cq-2026', { state: 'SELECTED' });
  const shown = async (show: string) =>
    (await unit.get(`/group-orders/new?topic=cq-2026&show=${show}`)).body;
  expect(await shown('unselected')).toContain(fresh.accountId);
  expect(await shown('unselected')).not.toContain(selected.accountId);
  expect(await shown('selected')).toContain(selected.accountId);
});

test('id-as-number.xlsx: an uploaded list names the rows whose digits are lost, and finds nobody by them', async () => {
  const content = readFileSync('src/platform/spreadsheets/cases/id-as-number.xlsx');
  const fields = { topicId: 'cq-2026', numbers: '' };
  const answer = await unit.postFile('/group-orders/lists', fields, ['file', content, '名单.xlsx']);
  expect(answer.body).toContain('读取了工作表');
  expect(answer.body).toContain('末几位被 Excel 丢掉了');
  expect(answer.body).toContain('找到 0 人');
});

test('a pasted list names the row of each number nobody has', async () => {
  const answer = await unit.post('/group-orders/lists', {
    topicId: 'cq-2026',
    numbers: '500106199001019999\n\n50010619900101000X',
  });
  expect(answer.body).toContain('第 1 行');
  expect(answer.body).toContain('第 3 行');
  expect(answer.body).toContain('没有找到这个证件号码的学员');
});

test('a wrong amount reported by the gateway opens nothing', async () => {
  const staff = await newStaff(2);
  const url = await order(staff);
  await goToBank(url);
  const { checkoutNo } = await shop.parts.db
    .selectFrom('checkouts')
    .select('checkoutNo')
    .where('groupOrderId', '=', idOf(url))
    .executeTakeFirstOrThrow();
  const trade = { orderNo: checkoutNo, tradeNo: 'wrong-1', state: 'PAID' as const };
  expect(await settleTrade(shop.parts, 'ALIPAY', { ...trade, amountFen: 7000 }, 'QUERY')).toBe(
    'WRONG_AMOUNT',
  );
  expect(await isOpen(staff[0] as Actor)).toBe(false);
  expect((await unit.get(url)).body).toContain('金额不符');
});

test('a list changed after check-out: the older checkout is closed at the gateway, the new sum is asked', async () => {
  const [first, second] = (await newStaff(2)) as [Actor, Actor];
  const url = await order([first, second]);
  const older = await goToBank(url);
  await bank.open(older);
  const { orderId } = await stateOf(first);
  await unit.post(`${url}/lines/${orderId}/removal`);
  await bank.pay(await goToBank(url));
  await bank.pay(older);
  await bank.flush();
  expect(await isOpen(first)).toBe(false);
  expect(await isOpen(second)).toBe(true);
  expect(await paymentsOf(url)).toEqual([7000]);
});

test('the reconciliation of a day includes what units paid online', async () => {
  const url = await order(await newStaff(3));
  await bank.misbehave({ lose: true, noReturn: true });
  await bank.pay(await goToBank(url));
  const result = await reconcileDay(shop.parts, '2026-11-23');
  expect(result.foundPaid).toBe(1);
  expect(await paymentsOf(url)).toEqual([7000, 7000, 7000]);
});

test('E20: the unit asks for a line back; only that person loses access and the receipt is reissued over the rest', async () => {
  const [first, second] = (await newStaff(2)) as [Actor, Actor];
  const url = await order([first, second]);
  await bank.pay(await goToBank(url));
  await bank.flush();
  const { orderId } = await stateOf(first);
  const learner = await shop.as(first);
  const reason = '多缴了一人';
  expect((await learner.post(`/orders/${orderId}/refund-requests`, { reason })).status).toBe(409);
  await unit.post(`${url}/lines/${orderId}/refund-requests`, { reason });
  const clerk = await shop.as(await insertOfficer(shop.parts, 'CENTRE_CLERK', bodies.centreId));
  const [refundId] = /[\w-]{36}(?=\/decision)/.exec((await clerk.get('/refunds')).body) ?? [];
  await clerk.post(`/refunds/${refundId}/decision`, { decision: 'agree' });
  await shop.parts.runJobs();
  expect(await isOpen(first)).toBe(false);
  expect(await isOpen(second)).toBe(true);
  expect(await receiptsOf(url)).toEqual([
    { amountFen: 14000, reversed: true },
    { amountFen: 7000, reversed: false },
  ]);
});

test('after a cancelled group order people can pay themselves; another unit does not see it', async () => {
  const [person] = (await newStaff(1)) as [Actor];
  const url = await order([person]);
  const other = await shop.as(await insertOfficer(shop.parts, 'UNIT_ADMIN', bodies.schoolId));
  for (const path of ['', '/notice.pdf']) expect((await other.get(url + path)).status).toBe(404);
  for (const action of ['/cancellation', '/gateway-visits', '/named', '/checks'])
    expect((await other.post(url + action)).status).toBe(404);
  await unit.post(`${url}/cancellation`);
  expect((await unit.get(url)).body).toContain('已取消');
  expect((await stateOf(person)).state).toBe('NONE');
});

test('Q12: a silent gateway is answered on the page of the group order, and nothing is cancelled', async () => {
  const [first, second] = (await newStaff(2)) as [Actor, Actor];
  const url = await order([first, second]);
  await goToBank(url);
  const learner = await shop.as(first);
  await learner.post(`/enrolments/${await enrolmentOf(first)}/payment`);
  // The list has changed, so the older checkout has to be closed before another is opened.
  for (const action of ['gateway-visits', 'cancellation']) {
    await bank.misbehave({ timeouts: 1 });
    const answer = await unit.post(`${url}/${action}`);
    expect(answer.headers.location).toBe(url);
    expect((await unit.get(url)).body).toContain('支付平台暂时没有答复');
  }
  expect((await stateOf(second)).state).not.toBe('NONE');
});

async function newStaff(count: number): Promise<Actor[]> {
  const staff: Actor[] = [];
  while (staff.length < count)
    staff.push(await insertLearner(shop.parts, { employerId: bodies.hospitalId }));
  return staff;
}

/** Places a group order by the form; returns its address. */
async function order(people: Actor[]): Promise<string> {
  const who = people.map((one) => one.accountId);
  const answer = await unit.post('/group-orders', { topicId: 'cq-2026', who });
  return String(answer.headers.location);
}

async function goToBank(url: string): Promise<string> {
  return String((await unit.post(`${url}/gateway-visits`)).headers.location);
}

const idOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);

async function enrolmentOf(person: Actor): Promise<string> {
  return (await findActiveEnrolment(shop.parts.db, person.accountId, 'cq-2026'))?.id ?? nilId;
}

async function isOpen(person: Actor): Promise<boolean> {
  return hasAccess(shop.parts.db, await enrolmentOf(person));
}

async function stateOf(person: Actor) {
  return findPaymentState(shop.parts.db, await enrolmentOf(person));
}

async function paymentsOf(url: string): Promise<number[]> {
  const rows = await shop.parts.db
    .selectFrom('payments')
    .innerJoin('orders', 'orders.id', 'payments.orderId')
    .select('payments.amountFen')
    .where('orders.groupOrderId', '=', idOf(url))
    .execute();
  return rows.map((row) => row.amountFen);
}

async function receiptsOf(url: string) {
  const rows = await shop.parts.db
    .selectFrom('receipts')
    .select(['amountFen', 'reversedAt'])
    .where('groupOrderId', '=', idOf(url))
    .orderBy('receiptNo')
    .execute();
  return rows.map(({ amountFen, reversedAt }) => ({
    amountFen,
    reversed: reversedAt !== null,
  }));
}
