import { parse } from 'node-html-parser';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../../../../test/support/bank.ts';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import {
  createTestApp,
  type TestAnswer,
  type TestApp,
  type TestBrowser,
} from '../../../../test/support/parts.ts';
import type { GatewayId, PayStep } from '../../../platform/gateways/index.ts';
import { hasAccess } from '../../enrolment/index.ts';
import { reconcileDay, settleTrade } from '../fixtures.ts';
import { findPaymentState } from '../index.ts';

// What holds for every gateway, through the app; what Alipay alone does is in online.test.ts.

let bank: TestBank;
let shop: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
const start = new Date('2026-11-23T14:00:00+08:00');
const gatewayIds: GatewayId[] = ['WECHATPAY', 'ALIPAY', 'UNIONPAY'];

beforeAll(async () => {
  bank = await startTestBank({ clock: { now: () => shop.parts.clock.now() } });
  let url = '';
  shop = await createTestApp({ paymentGateways: bank.gateways, publicUrl: () => url });
  url = await shop.server.listen({ port: 0, host: '127.0.0.1' });
  bodies = await insertBodies(shop.parts);
  await insertTopic(shop.parts);
});
afterAll(async () => {
  await bank.stop();
  await shop.close();
});
afterEach(async () => {
  await bank.flush();
  await bank.misbehave({});
  shop.parts.setNow(start);
  // Whoever did not pay is not asked about in the next case.
  await shop.parts.db.updateTable('checkouts').set({ nextAskAt: null }).execute();
});

describe.each(gatewayIds)('%s', (gateway) => {
  test('N9: a paid order opens by itself, and its page names the way it was paid', async () => {
    const person = await newPerson();
    await bank.pay(await person.goToBank(gateway));
    await bank.flush();
    expect(await person.isOpen()).toBe(true);
    expect(await person.orderPage()).toContain(
      { WECHATPAY: '微信支付', ALIPAY: '支付宝', UNIONPAY: '银联在线支付' }[gateway],
    );
  });

  test('Q12: a lost notification and three time-outs: open by itself within two minutes', async () => {
    const person = await newPerson();
    await bank.misbehave({ lose: true, noReturn: true });
    await bank.pay(await person.goToBank(gateway));
    await bank.misbehave({ timeouts: 3 });
    let seconds = 0;
    while (seconds < 120 && !(await person.isOpen())) {
      seconds += 5;
      await passTo(seconds);
    }
    expect(await person.isOpen()).toBe(true);
    expect(seconds).toBeGreaterThan(25);
    expect(await person.orderPage()).toContain('（主动查询）');
  });

  test('"ask now" and "cancel" while the bank is silent are answered on the page of the order', async () => {
    const person = await newPerson();
    await bank.misbehave({ lose: true, noReturn: true });
    await bank.pay(await person.goToBank(gateway));
    const { orderId } = await person.state();
    for (const [at, action] of ['checks', 'cancellation', 'other-ways'].entries()) {
      shop.parts.setNow(new Date(start.getTime() + (at + 1) * 5000));
      await bank.misbehave({ timeouts: 1 });
      const answer = await person.browser.post(`/orders/${orderId}/${action}`);
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe(`/orders/${orderId}`);
      expect(await person.orderPage()).toContain('支付平台暂时没有答复');
    }
    shop.parts.setNow(new Date(start.getTime() + 60_000));
    await person.browser.post(`/orders/${orderId}/checks`);
    expect(await person.isOpen()).toBe(true);
  });

  test('late, repeated, reordered and forged notifications open once', async () => {
    const person = await newPerson();
    await bank.misbehave({ delaySeconds: 60, repeat: 2, reorder: true, forge: true });
    await bank.pay(await person.goToBank(gateway));
    await bank.flush();
    await bank.flush();
    const told = await verdicts(person);
    expect(told.filter((verdict) => verdict === 'ACCEPTED')).toHaveLength(1);
    expect(told.filter((verdict) => verdict === 'REPEATED')).toHaveLength(2);
    expect(told).toContain('IGNORED');
    expect(await person.isOpen()).toBe(true);
    expect(await countPayments(person)).toBe(1);
  });

  test('a forged notification alone opens nothing and is counted', async () => {
    const person = await newPerson();
    await bank.misbehave({ forge: true, lose: true, noReturn: true });
    await bank.pay(await person.goToBank(gateway));
    await bank.flush();
    expect(await person.isOpen()).toBe(false);
    expect(await verdicts(person)).toEqual([]);
    const counted = await shop.parts.db.selectFrom('forgedNotifications').select('times').execute();
    expect(counted[0]?.times).toBeGreaterThan(0);
  });

  test('another amount never opens; the page says so', async () => {
    const person = await newPerson();
    await bank.misbehave({ wrongAmount: true });
    await bank.pay(await person.goToBank(gateway));
    await bank.flush();
    expect(await verdicts(person)).toContain('WRONG_AMOUNT');
    expect(await person.orderPage()).toContain('金额不符');
    expect(await person.isOpen()).toBe(false);
  });

  test('G10: money of another amount goes back through the same gateway by two persons, and the order says so', async () => {
    const person = await newPerson();
    await bank.misbehave({ wrongAmount: true });
    await bank.pay(await person.goToBank(gateway));
    await bank.flush();
    const clerks = [];
    for (let count = 0; count < 2; count += 1)
      clerks.push(await shop.as(await insertOfficer(shop.parts, 'CENTRE_CLERK', bodies.centreId)));
    const [clerk, colleague] = clerks as [TestBrowser, TestBrowser];
    const list = (await clerk.get('/refunds')).body;
    const { orderNo } = await person.state();
    const row = list.split('<tr').find((part) => part.includes(orderNo ?? '')) ?? '';
    const [action = ''] = /\/refunds\/wrong-amounts\/[\w%/-]+/.exec(row) ?? [];
    const asked = await clerk.post(action, { reason: '支付金额与订单不符' });
    expect((await clerk.post(`${asked.headers.location}/confirmation`)).status).toBe(403);
    expect((await colleague.post(`${asked.headers.location}/confirmation`)).status).toBe(303);
    for (let turn = 0; turn < 2; turn += 1) {
      await shop.parts.runJobs();
      await bank.flush();
    }
    expect(await person.orderPage()).toContain('已原路退回');
    expect((await clerk.get('/refunds?view=done')).body).toContain('金额不符');
    expect((await clerk.post(action, { reason: '支付金额与订单不符' })).status).toBe(404);
    expect(await person.isOpen()).toBe(false);
  });

  test('Q13: a second payment goes back by itself, through the same gateway', async () => {
    const person = await newPerson();
    await bank.misbehave({ payTwice: true });
    await bank.pay(await person.goToBank(gateway));
    await bank.flush();
    await shop.parts.runJobs();
    await bank.flush();
    const refunds = await refundsOf(person);
    expect(refunds).toEqual([{ because: 'DUPLICATE', state: 'SUCCEEDED' }]);
    expect(await person.isOpen()).toBe(true);
  });

  test('one provider cannot settle what is asked for at another', async () => {
    const person = await newPerson();
    await person.goToBank(gateway);
    const { orderNo } = await person.state();
    const trade = { orderNo: orderNo ?? '', tradeNo: '1', amountFen: 7000, state: 'PAID' } as const;
    for (const other of gatewayIds.filter((one) => one !== gateway))
      expect(await settleTrade(shop.parts, other, trade, 'QUERY')).toBe('UNKNOWN_ORDER');
    expect(await person.isOpen()).toBe(false);
  });

  test('the bill of the day opens what nothing else told, and balances to the fen', async () => {
    const day = { WECHATPAY: '2026-11-10', ALIPAY: '2026-11-11', UNIONPAY: '2026-11-12' }[gateway];
    shop.parts.setNow(new Date(`${day}T10:00:00+08:00`));
    const [told, untold] = [await newPerson(), await newPerson()];
    await bank.pay(await told.goToBank(gateway));
    await bank.flush();
    await bank.misbehave({ lose: true, noReturn: true });
    await bank.pay(await untold.goToBank(gateway));
    shop.parts.setNow(new Date(Date.parse(`${day}T12:00:00+08:00`) + 2 * 86_400_000));
    const first = await reconcileDay(shop.parts, day);
    const own = first.gateways.find((one) => one.gateway === gateway);
    const balanced = { paidFen: 14_000, bookedFen: 14_000, refundedFen: 0, refundsBookedFen: 0 };
    expect(own).toMatchObject({ checked: 2, oursFen: 7000, theirsFen: 14_000, bill: balanced });
    expect(first.differences).toMatchObject([
      { gateway, kind: 'REPAIRED', orderNo: (await untold.state()).orderNo },
    ]);
    expect(await untold.isOpen()).toBe(true);
    expect((await reconcileDay(shop.parts, day)).differences).toEqual([]);
  });

  test('money and refunds in the bill that nobody here knows are named', async () => {
    const day = { WECHATPAY: '2026-10-10', ALIPAY: '2026-10-11', UNIONPAY: '2026-10-12' }[gateway];
    shop.parts.setNow(new Date(`${day}T10:00:00+08:00`));
    const known = bank.gateways.get(gateway);
    const now = shop.parts.clock.now();
    const order = {
      orderNo: `JX20261010${gateway.length}9999999`,
      openedAt: now,
      amountFen: 1234,
      subject: '别处的订单',
      expiresAt: new Date(now.getTime() + 900_000),
      returnUrl: 'http://127.0.0.1:9/',
      notifyUrl: 'http://127.0.0.1:9/',
    };
    const payer = { device: 'DESKTOP', ip: '127.0.0.1', pageUrl: '' } as const;
    await bank.pay((await known?.begin(order, payer)) as PayStep);
    const trade = await known?.query(order);
    await known?.refund({
      ...order,
      tradeNo: trade?.tradeNo ?? '',
      refundNo: `018f0000-0000-7000-8000-00000000000${gateway.length}`,
      amountFen: 234,
      totalFen: 1234,
      reason: '别处的退款',
      sentAt: now,
    });
    shop.parts.setNow(new Date(Date.parse(`${day}T12:00:00+08:00`) + 2 * 86_400_000));
    const result = await reconcileDay(shop.parts, day);
    expect(result.differences.map((one) => one.kind).toSorted()).toEqual([
      'REFUND_UNKNOWN_HERE',
      'UNKNOWN_HERE',
    ]);
    expect(result.gateways.find((one) => one.gateway === gateway)?.bill).toEqual({
      paidFen: 1234,
      bookedFen: 0,
      refundedFen: 234,
      refundsBookedFen: 0,
    });
    const clerk = await insertOfficer(shop.parts, 'CENTRE_CLERK', bodies.centreId);
    const page = await (await shop.as(clerk)).get('/reconciliations');
    expect(page.body).toContain('本系统没有这张订单');
  });
});

test('a gateway that does not answer does not keep the others from being reconciled', async () => {
  const day = '2026-10-20';
  shop.parts.setNow(new Date(`${day}T10:00:00+08:00`));
  for (let count = 0; count < 3; count += 1) await (await newPerson()).goToBank('ALIPAY');
  const person = await newPerson();
  await bank.misbehave({ lose: true, noReturn: true });
  await bank.pay(await person.goToBank('WECHATPAY'));
  const others = [...bank.gateways].filter(([id]) => id !== 'ALIPAY');
  await reconcileDay({ ...shop.parts, paymentGateways: new Map(others) }, day);
  expect(await person.isOpen()).toBe(true);
});

test('the way is chosen by a button each; forms may lead only to where they are used', async () => {
  const person = await newPerson();
  const page = await person.browser.get(`/enrolments/${person.enrolmentId}/payment`);
  for (const name of ['微信支付', '支付宝', '银联在线支付']) expect(page.body).toContain(name);
  const policy = String(page.headers['content-security-policy']);
  expect(/form-action ([^;]*)/.exec(policy)?.[1]).toBe(`'self' ${bank.url}`);
});

test('a payer who wants another way cancels the first at its bank and chooses again', async () => {
  const person = await newPerson();
  const first = await person.goToBank('WECHATPAY');
  const answer = await person.browser.post(`/orders/${(await person.state()).orderId}/other-ways`);
  expect(answer.headers.location).toBe(`/enrolments/${person.enrolmentId}/payment`);
  await bank.pay(first);
  await bank.pay(await person.goToBank('UNIONPAY'));
  await bank.flush();
  expect(await person.isOpen()).toBe(true);
  expect(await countPayments(person)).toBe(1);
});

test('a bank that is silent before the payment is named on the page of the order', async () => {
  const person = await newPerson();
  await bank.misbehave({ timeouts: 1 });
  const answer = await person.visit('WECHATPAY');
  expect(answer.status).toBe(303);
  expect(await person.orderPage()).toContain('还没有付款');
});

test('the pay page shows no key, and belongs to its payer alone', async () => {
  const person = await newPerson();
  const page = await person.visit('UNIONPAY');
  expect(page.body).not.toContain('PRIVATE KEY');
  const { orderId } = await person.state();
  expect((await (await newPerson()).browser.get(`/orders/${orderId}/pay`)).status).toBe(404);
  const asked = await person.browser.get(`/orders/${orderId}/pay`, { accept: 'application/json' });
  expect(JSON.parse(asked.body)).toEqual({ awaited: true });
});

test('UnionPay brings the payer back with a signed form, and the order opens at once', async () => {
  const person = await newPerson();
  await bank.misbehave({ lose: true });
  const cashier = await bank.open(await person.goToBank('UNIONPAY'));
  const paid = await fetch(`${cashier}/payment`, { method: 'POST' });
  const { action, fields } = formIn(await paid.text());
  const back = await fetch(action, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  expect(back.headers.get('location')).toBe(`/orders/${(await person.state()).orderId}`);
  expect(await person.isOpen()).toBe(true);
});

async function newPerson() {
  const actor = await insertLearner(shop.parts);
  const { enrolmentId } = await insertEnrolment(shop.parts, actor.accountId, 'cq-2026', {
    state: 'SELECTED',
  });
  const browser = await shop.as(actor);
  const state = () => findPaymentState(shop.parts.db, enrolmentId);
  /** Chooses the gateway; returns our pay page, or the redirect to the provider's. */
  const visit = async (gateway: GatewayId): Promise<TestAnswer> => {
    const answer = await browser.post(`/enrolments/${enrolmentId}/payment`, { gateway });
    const to = String(answer.headers.location);
    return to.startsWith('/') ? browser.get(to) : answer;
  };
  return {
    actor,
    enrolmentId,
    browser,
    state,
    visit,
    isOpen: () => hasAccess(shop.parts.db, enrolmentId),
    goToBank: async (gateway: GatewayId) => stepOn(await visit(gateway)),
    orderPage: async () => (await browser.get(`/orders/${(await state()).orderId}`)).body,
  };
}

/** What the page lets the payer do next. */
function stepOn({ body, headers }: TestAnswer): PayStep {
  if (headers.location) return { kind: 'GO', url: String(headers.location) };
  const page = parse(body);
  const code = page.querySelector('a[target=_blank]')?.getAttribute('href');
  return code ? { kind: 'SCAN', code } : { kind: 'FORM', ...formIn(body) };
}

function formIn(body: string) {
  const form = parse(body)
    .querySelectorAll('form')
    .find((one) => one.getAttribute('action')?.startsWith('http'));
  const inputs = form?.querySelectorAll('input') ?? [];
  const fields = inputs.map((one) => [one.getAttribute('name'), one.getAttribute('value')]);
  return {
    action: form?.getAttribute('action') ?? '',
    fields: Object.fromEntries(fields) as Record<string, string>,
  };
}

/** Moves the clock to so many seconds after the start and lets the jobs run. */
async function passTo(seconds: number): Promise<void> {
  shop.parts.setNow(new Date(start.getTime() + seconds * 1000));
  await shop.parts.runJobs();
}

type Person = Awaited<ReturnType<typeof newPerson>>;

async function verdicts(person: Person) {
  const { orderNo } = await person.state();
  const rows = await shop.parts.db
    .selectFrom('gatewayNotifications')
    .select('verdict')
    .where('orderNo', '=', orderNo)
    .execute();
  return rows.map((row) => row.verdict);
}

async function countPayments({ enrolmentId }: Person): Promise<number> {
  const rows = await shop.parts.db
    .selectFrom('payments')
    .innerJoin('orders', 'orders.id', 'payments.orderId')
    .select('payments.id')
    .where('enrolmentId', '=', enrolmentId)
    .execute();
  return rows.length;
}

async function refundsOf({ enrolmentId }: Person) {
  return shop.parts.db
    .selectFrom('refunds')
    .innerJoin('orders', 'orders.id', 'refunds.orderId')
    .select(['refunds.because', 'refunds.state'])
    .where('enrolmentId', '=', enrolmentId)
    .execute();
}
