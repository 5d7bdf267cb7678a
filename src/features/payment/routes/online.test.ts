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
import type { Actor } from '../../../kernel/actor.ts';
import { hasAccess } from '../../enrolment/index.ts';
import { reconcileDay, takePaymentAtCounter } from '../fixtures.ts';
import { findPaymentState } from '../index.ts';

let bank: TestBank;
let shop: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
const start = new Date('2026-11-23T14:00:00+08:00');

beforeAll(async () => {
  bank = await startTestBank({ clock: { now: () => shop.parts.clock.now() } });
  let url = '';
  shop = await createTestApp({ paymentGateways: bank.alipayOnly, publicUrl: () => url });
  url = await shop.server.listen({ port: 0, host: '127.0.0.1' });
  bodies = await insertBodies(shop.parts);
  await insertTopic(shop.parts);
  await insertTopic(shop.parts, { id: 'free', feeFen: 0 });
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

test('N9: a paid order opens study and exam by itself, with a receipt', async () => {
  const person = await newPerson();
  await bank.pay(await person.goToBank());
  await bank.flush();
  expect(await person.isOpen()).toBe(true);
  const page = await person.orderPage();
  expect(page).toContain('已开通');
  expect(page).toContain('收到款项70.00元（支付平台通知）');
  const { orderId } = await person.state();
  expect((await person.browser.get(`/receipts/${orderId}`)).body).toContain('柒拾元整');
  expect(await countRows('accessGrants', person.enrolmentId)).toBe(1);
  expect((await person.browser.get('/messages')).body).toContain('缴费已到账，课程已开通');
});

test('Q12: without notification and return the query opens access', async () => {
  const person = await newPerson();
  await bank.misbehave({ lose: true, noReturn: true });
  expect(await bank.pay(await person.goToBank())).toBeNull();
  expect(await person.orderPage()).toContain('等待支付结果');
  await after(9);
  expect(await person.isOpen()).toBe(false);
  await after(11);
  expect(await person.isOpen()).toBe(true);
  expect(await person.orderPage()).toContain('（主动查询）');
});

test('Q12: the return page comes first, the notification afterwards changes nothing', async () => {
  const person = await newPerson();
  await bank.misbehave({ delaySeconds: 60 });
  const back = new URL((await bank.pay(await person.goToBank())) ?? '');
  const answer = await person.browser.get(back.pathname + back.search);
  expect(answer.headers.location).toMatch(/^\/orders\//);
  expect(await person.isOpen()).toBe(true);
  await bank.flush();
  expect(await verdicts(person)).toEqual(['REPEATED']);
  expect(await countPayments(person)).toBe(1);
});

test('a return address without a genuine signature opens nothing', async () => {
  const person = await newPerson();
  await person.goToBank();
  const { orderNo } = await person.state();
  const forged = `/gateway/return?out_trade_no=${orderNo}&trade_no=1&total_amount=70.00&sign_type=RSA2&sign=x`;
  expect((await person.browser.get(forged)).status).toBe(303);
  expect(await person.isOpen()).toBe(false);
  expect(await person.orderPage()).toContain('等待支付结果');
});

test('the gateway is silent on return: the page says the payment is being verified, then it opens', async () => {
  const person = await newPerson();
  await bank.misbehave({ lose: true });
  const back = new URL((await bank.pay(await person.goToBank())) ?? '');
  await bank.misbehave({ timeouts: 100 });
  await person.browser.get(back.pathname + back.search);
  expect(await person.orderPage()).toContain('已付款，正在核实');
  await after(21);
  expect(await person.isOpen()).toBe(false);
  await bank.misbehave({});
  await after(100);
  expect(await person.isOpen()).toBe(true);
});

test('N9: a notification repeated four times counts once', async () => {
  const person = await newPerson();
  await bank.misbehave({ repeat: 3 });
  await bank.pay(await person.goToBank());
  await bank.flush();
  expect((await verdicts(person)).toSorted()).toEqual([
    'ACCEPTED',
    'REPEATED',
    'REPEATED',
    'REPEATED',
  ]);
  expect(await countPayments(person)).toBe(1);
  expect(await countRows('accessGrants', person.enrolmentId)).toBe(1);
});

test('an older state arriving after the payment changes nothing', async () => {
  const person = await newPerson();
  await bank.misbehave({ reorder: true });
  await bank.pay(await person.goToBank());
  await bank.flush();
  expect(await verdicts(person)).toEqual(['ACCEPTED', 'IGNORED']);
  expect(await person.isOpen()).toBe(true);
});

test('forged notifications are counted by day and source, not kept, and open nothing', async () => {
  const person = await newPerson();
  const payPage = await person.goToBank();
  await bank.misbehave({ forge: true, lose: true, noReturn: true });
  await bank.pay(payPage);
  await bank.flush();
  const { orderNo } = await person.state();
  const unsigned = {
    out_trade_no: orderNo ?? '',
    trade_status: 'TRADE_SUCCESS',
    total_amount: '70.00',
  };
  const answer = await shop.server.inject({
    method: 'POST',
    url: '/gateway/notification',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(unsigned).toString(),
  });
  expect(answer.body).toBe('fail');
  expect(await verdicts(person)).toEqual([]);
  const counted = await shop.parts.db
    .selectFrom('forgedNotifications')
    .select(['source', 'times'])
    .execute();
  expect(counted).toHaveLength(1);
  expect(counted[0]?.times).toBeGreaterThan(1);
  expect(await person.isOpen()).toBe(false);
});

test('a wrong amount never opens, by notification, query or expiry; the page says so', async () => {
  const person = await newPerson();
  await bank.misbehave({ wrongAmount: true });
  await bank.pay(await person.goToBank());
  await bank.flush();
  expect(await verdicts(person)).toContain('WRONG_AMOUNT');
  expect(await person.orderPage()).toContain('金额不符');
  await after(16 * 60);
  expect(await person.isOpen()).toBe(false);
  expect((await person.state()).state).toBe('NONE');
});

test('Q13: paying twice opens once, and the second payment is refunded automatically', async () => {
  const person = await newPerson();
  await bank.misbehave({ payTwice: true });
  await bank.pay(await person.goToBank());
  await bank.flush();
  await shop.parts.runJobs();
  expect(await person.isOpen()).toBe(true);
  const refunds = await shop.parts.db.selectFrom('refunds').selectAll().execute();
  const own = refunds.filter((refund) => refund.because === 'DUPLICATE');
  expect(own.map((refund) => refund.state)).toEqual(['SUCCEEDED']);
  expect((await person.state()).state).toBe('PAID');
  expect(await person.orderPage()).toContain('属重复付款，自动原路退回');
});

test('Q13: two clicks at once make one order', async () => {
  const person = await newPerson();
  const url = `/enrolments/${person.enrolmentId}/payment`;
  const answers = await Promise.all([person.browser.post(url), person.browser.post(url)]);
  expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
  expect(await countRows('orders', person.enrolmentId)).toBe(1);
});

test('an order not paid in 15 minutes is closed at the bank too, and another can be opened', async () => {
  const person = await newPerson();
  const payPage = await person.goToBank();
  await bank.open(payPage);
  await after(15 * 60 + 1);
  expect((await person.state()).state).toBe('NONE');
  await person.goToBank();
  expect(await countRows('orders', person.enrolmentId)).toBe(2);
});

test('Q12: the bank is silent about an older order: its page says so, and no other opens', async () => {
  const person = await newPerson();
  await person.goToBank();
  const { orderId } = await person.state();
  shop.parts.setNow(new Date(start.getTime() + 16 * 60_000));
  await bank.misbehave({ timeouts: 1 });
  const answer = await person.browser.post(`/enrolments/${person.enrolmentId}/payment`);
  expect(answer.headers.location).toBe(`/orders/${orderId}`);
  expect(await countRows('orders', person.enrolmentId)).toBe(1);
});

test('a cancelled order cannot be paid any more; one paid meanwhile is not cancelled', async () => {
  const quitter = await newPerson();
  const payPage = await quitter.goToBank();
  await bank.open(payPage);
  await quitter.browser.post(`/orders/${(await quitter.state()).orderId}/cancellation`);
  await bank.pay(payPage);
  await bank.flush();
  expect(await quitter.isOpen()).toBe(false);

  const payer = await newPerson();
  await bank.misbehave({ lose: true });
  await bank.pay(await payer.goToBank());
  await payer.browser.post(`/orders/${(await payer.state()).orderId}/cancellation`);
  expect(await payer.isOpen()).toBe(true);
});

test('an order closed in our books alone is still settled when its payment comes in later', async () => {
  const person = await newPerson();
  await bank.misbehave({ lose: true });
  await bank.pay(await person.goToBank());
  await bank.misbehave({ timeouts: 100 });
  await after(24 * 3600 + 16 * 60);
  expect((await person.state()).state).toBe('NONE');
  await bank.misbehave({});
  await reconcileDay(shop.parts, '2026-11-23');
  expect(await person.isOpen()).toBe(true);
});

test('paid at the counter while the bank was silent: the online payment is late and refunded', async () => {
  const person = await newPerson();
  const payPage = await person.goToBank();
  const { orderId } = await person.state();
  const clerk = await insertOfficer(shop.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  await bank.misbehave({ timeouts: 1 });
  await takePaymentAtCounter(shop.parts, clerk, {
    accountId: person.actor.accountId,
    topicId: 'cq-2026',
    method: 'CASH',
    select: false,
  });
  await bank.misbehave({});
  await bank.pay(payPage);
  await bank.flush();
  await shop.parts.runJobs();
  const late = await shop.parts.db
    .selectFrom('refunds')
    .select('state')
    .where('because', '=', 'LATE')
    .execute();
  expect(late).toEqual([{ state: 'SUCCEEDED' }]);
  expect((await person.browser.get(`/orders/${orderId}`)).body).toContain('已关闭，款项退回');
  expect((await person.state()).state).toBe('PAID');
});

test('reconciliation opens what no notification reported and saves the day', async () => {
  shop.parts.setNow(new Date('2026-11-20T10:00:00+08:00'));
  const person = await newPerson();
  await bank.misbehave({ lose: true });
  await bank.pay(await person.goToBank());
  const result = await reconcileDay(shop.parts, '2026-11-20');
  expect(result).toMatchObject({ ordersChecked: 1, foundPaid: 1, amountFen: 7000 });
  expect(await person.isOpen()).toBe(true);
  expect((await reconcileDay(shop.parts, '2026-11-20')).differences).toEqual([]);
  const clerk = await insertOfficer(shop.parts, 'CENTRE_CLERK', bodies.centreId);
  const page = await (await shop.as(clerk)).get('/reconciliations');
  expect(page.body).toContain('2026年11月20日');
});

test('E19: a course without a fee has no order', async () => {
  const person = await newPerson({ topicId: 'free' });
  const page = await person.browser.get(`/enrolments/${person.enrolmentId}/payment`);
  expect(page.headers.location).toBe(`/enrolments/${person.enrolmentId}`);
  expect((await person.browser.post(`/enrolments/${person.enrolmentId}/payment`)).status).toBe(409);
  expect(await countRows('orders', person.enrolmentId)).toBe(0);
});

test('N2: a learner with returned data cannot pay online', async () => {
  const person = await newPerson({ registrationState: 'RETURNED' });
  const answer = await person.browser.post(`/enrolments/${person.enrolmentId}/payment`);
  expect(answer.status).toBe(422);
  expect(await countRows('orders', person.enrolmentId)).toBe(0);
});

test('the order, enrolment and receipt of another learner do not exist', async () => {
  const person = await newPerson();
  await bank.pay(await person.goToBank());
  await bank.flush();
  const stranger = await newPerson();
  const { orderId } = await person.state();
  for (const url of [
    `/orders/${orderId}`,
    `/receipts/${orderId}`,
    `/receipts/${orderId}.pdf`,
    `/enrolments/${person.enrolmentId}/payment`,
  ])
    expect((await stranger.browser.get(url)).status).toBe(404);
  for (const action of ['gateway-visits', 'checks', 'cancellation', 'refund-requests'])
    expect(
      (await stranger.browser.post(`/orders/${orderId}/${action}`, { reason: '不是我的订单' }))
        .status,
    ).toBe(404);
});

test('the script of the order page gets the same state as the page', async () => {
  const person = await newPerson();
  await bank.misbehave({ lose: true });
  await bank.pay(await person.goToBank());
  const { orderId } = await person.state();
  const ask = async () =>
    JSON.parse(
      (await person.browser.get(`/orders/${orderId}`, { accept: 'application/json' })).body,
    );
  expect(await ask()).toMatchObject({ key: 'WAITING', moving: true });
  await person.browser.post(`/orders/${orderId}/checks`);
  expect(await ask()).toMatchObject({ key: 'OPENED', moving: false });
});

interface PersonOptions {
  topicId?: string;
  registrationState?: 'RETURNED';
}

async function newPerson(options: PersonOptions = {}) {
  const { topicId = 'cq-2026', ...registration } = options;
  const actor: Actor = await insertLearner(shop.parts, registration);
  const { enrolmentId } = await insertEnrolment(shop.parts, actor.accountId, topicId, {
    state: 'SELECTED',
  });
  const browser: TestBrowser = await shop.as(actor);
  const state = () => findPaymentState(shop.parts.db, enrolmentId);
  return {
    actor,
    enrolmentId,
    browser,
    state,
    isOpen: () => hasAccess(shop.parts.db, enrolmentId),
    /** Chooses to pay online; returns the address of the bank's pay page. */
    async goToBank(): Promise<string> {
      const answer = await browser.post(`/enrolments/${enrolmentId}/payment`);
      return String(answer.headers.location);
    },
    async orderPage(): Promise<string> {
      return (await browser.get(`/orders/${(await state()).orderId}`)).body;
    },
  };
}

/** Moves the clock to so many seconds after the start and lets the jobs run. */
async function after(seconds: number): Promise<void> {
  shop.parts.setNow(new Date(start.getTime() + seconds * 1000));
  await shop.parts.runJobs();
}

async function verdicts(person: { state(): Promise<{ orderNo: string | null }> }) {
  const { orderNo } = await person.state();
  const rows = await shop.parts.db
    .selectFrom('gatewayNotifications')
    .select('verdict')
    .where('orderNo', '=', orderNo)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.verdict);
}

async function countPayments(person: { state(): Promise<{ orderId: string | null }> }) {
  const { orderId } = await person.state();
  const rows = await shop.parts.db
    .selectFrom('payments')
    .select('id')
    .where('orderId', '=', orderId ?? '')
    .execute();
  return rows.length;
}

async function countRows(table: 'orders' | 'accessGrants', enrolmentId: string) {
  const rows = await shop.parts.db
    .selectFrom(table)
    .select('id')
    .where('enrolmentId', '=', enrolmentId)
    .execute();
  return rows.length;
}
