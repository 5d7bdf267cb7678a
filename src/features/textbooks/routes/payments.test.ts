import { parse } from 'node-html-parser';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../../../../test/support/bank.ts';
import {
  insertBodies,
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
import type { Officer } from '../../../kernel/actor.ts';
import { type GatewayId, gatewayIds, type PayStep } from '../../../platform/gateways/index.ts';
import { reconcileDay } from '../../payment/fixtures.ts';

let bank: TestBank;
let app: TestApp;
let second: Officer;
let centre: TestBrowser;
let colleague: TestBrowser;
let association: TestBrowser;
let titleId: string;
const start = new Date('2026-11-23T14:00:00+08:00');

beforeAll(async () => {
  bank = await startTestBank({ clock: { now: () => app.parts.clock.now() } });
  let url = '';
  app = await createTestApp({ paymentGateways: bank.gateways, publicUrl: () => url });
  url = await app.server.listen({ port: 0, host: '127.0.0.1' });
  const bodies = await insertBodies(app.parts);
  await insertTopic(app.parts);
  centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  second = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  colleague = await app.as(second);
  association = await app.as(
    await insertOfficer(app.parts, 'ASSOCIATION_CLERK', bodies.associationId),
  );
  titleId = await addTitle();
});
afterAll(async () => {
  await bank.stop();
  await app.close();
});
afterEach(async () => {
  await bank.flush();
  await bank.misbehave({});
  app.parts.setNow(start);
  await app.parts.db.updateTable('checkouts').set({ nextAskAt: null }).execute();
});

async function addTitle(): Promise<string> {
  const answer = await centre.post('/textbook-desk/titles', {
    name: '在线读本',
    publisher: '本市教育出版社',
    isbn: '9787000111111',
    priceFen: '38.50',
    onSaleFrom: '2026-01-01',
    onSaleTo: '',
  });
  const id = String(answer.headers.location).split('/').at(-1) as string;
  const reason = '印刷厂送来的第一批';
  await centre.post(`/textbook-desk/titles/${id}/stock`, {
    kind: 'RECEIPT',
    quantity: '500',
    reason,
  });
  return id;
}

/** An accepted order with its bill. */
async function newOrder() {
  const browser = await app.as(await insertLearner(app.parts, { name: '买书人' }));
  const placed = await browser.post('/textbooks/orders', {
    [`copies-${titleId}`]: '2',
    way: 'DIRECT',
    recipient: '王小明',
    phone: '13800138000',
    address: '测试区测试路1号2单元',
  });
  const path = String(placed.headers.location);
  await centre.post(`${path}/acceptance`);
  const id = path.split('/').at(-1) as string;
  const { billNo } = await app.parts.db
    .selectFrom('textbookBills')
    .select('billNo')
    .where('orderId', '=', id)
    .executeTakeFirstOrThrow();
  const page = async () => (await browser.get(path)).body;
  /** Chooses the gateway, and returns what the payer does there. */
  const goToBank = async (gateway: GatewayId): Promise<PayStep> => {
    const answer = await browser.post(`${path}/gateway-visits`, { gateway });
    expect(answer.status).toBe(303);
    const to = String(answer.headers.location);
    return stepOn(to.startsWith('/') ? await browser.get(to) : answer);
  };
  return { id, path, billNo, browser, page, goToBank };
}

function stepOn({ body, headers }: TestAnswer): PayStep {
  if (headers.location) return { kind: 'GO', url: String(headers.location) };
  const page = parse(body);
  const code = page.querySelector('a[target=_blank]')?.getAttribute('href');
  if (code) return { kind: 'SCAN', code };
  const form = page
    .querySelectorAll('form')
    .find((one) => one.getAttribute('action')?.startsWith('http'));
  const inputs = form?.querySelectorAll('input') ?? [];
  const fields = inputs.map((one) => [one.getAttribute('name'), one.getAttribute('value')]);
  return {
    kind: 'FORM',
    action: form?.getAttribute('action') ?? '',
    fields: Object.fromEntries(fields),
  };
}

async function settle(): Promise<void> {
  await bank.flush();
  await app.parts.runJobs();
  await bank.flush();
  await app.parts.runJobs();
}

/** Where the ledger says the money of a bill is. */
async function moneyOf(billNo: string) {
  const rows = await app.parts.db
    .selectFrom('ledgerEntries')
    .select(['source', 'use', 'amountFen'])
    .where('orderNo', '=', billNo)
    .orderBy('use')
    .execute();
  return rows.map(({ source, use, amountFen }) => `${source} ${use} ${amountFen}`);
}

async function confirm(location: unknown, by: TestBrowser): Promise<number> {
  const answer = await by.post(`${location}/confirmation`);
  await settle();
  return answer.status;
}

const netOfTill = async (browser: TestBrowser) =>
  parse((await browser.get('/counter/takings?day=2026-11-23')).body).text;

test.each(gatewayIds)(
  'N11: a bill of books is paid online by %s, apart from any fee, and can be invoiced',
  async (gateway) => {
    const order = await newOrder();
    expect(await order.page()).toContain('在线支付');
    await bank.pay(await order.goToBank(gateway));
    await settle();
    expect(await order.page()).toContain('已到账');
    expect(await moneyOf(order.billNo)).toEqual([`${gateway} TEXTBOOKS 7700`]);
    const invoice = await order.browser.get(`/invoices/sources/bills/${order.id}`);
    expect(invoice.body).toContain('77.00');
    expect((await centre.get('/textbook-desk/bills?paid=yes')).body).toContain(order.billNo);
  },
);

test('Q12: a lost notification is found by asking; a silent bank is answered on the page of the order', async () => {
  const order = await newOrder();
  await bank.misbehave({ lose: true, noReturn: true });
  await bank.pay(await order.goToBank('ALIPAY'));
  await bank.misbehave({ timeouts: 1 });
  const silent = await order.browser.post(`/bills/${order.billNo}/checks`);
  expect(silent.headers.location).toBe(order.path);
  expect(await order.page()).toContain('支付平台暂时没有答复');
  app.parts.setNow(new Date(start.getTime() + 60_000));
  await order.browser.post(`/bills/${order.billNo}/checks`);
  await settle();
  expect(await order.page()).toContain('已到账');
  const stranger = await app.as(await insertLearner(app.parts));
  expect((await stranger.get(`/bills/${order.billNo}/pay`)).status).toBe(404);
});

test('Q13: a bill paid twice, or paid in cash meanwhile, has the second money sent back by itself', async () => {
  const twice = await newOrder();
  await bank.misbehave({ payTwice: true });
  await bank.pay(await twice.goToBank('WECHATPAY'));
  await settle();
  expect(await moneyOf(twice.billNo)).toEqual([
    'WECHATPAY REFUNDED 7700',
    'WECHATPAY TEXTBOOKS 7700',
  ]);
  const both = await newOrder();
  const step = await both.goToBank('UNIONPAY');
  await centre.post(`${both.path}/payment`, { amountFen: '77.00', method: 'CASH' });
  await bank.pay(step);
  await settle();
  expect(await moneyOf(both.billNo)).toEqual(['UNIONPAY REFUNDED 7700', 'CASH TEXTBOOKS 7700']);
});

test('money that is paid for a cancelled order goes back by itself', async () => {
  const order = await newOrder();
  const step = await order.goToBank('UNIONPAY');
  await centre.post(`${order.path}/cancellation`, { reason: '印刷厂停产，无法供货' });
  await bank.pay(step);
  await settle();
  expect(await moneyOf(order.billNo)).toEqual(['UNIONPAY REFUNDED 7700']);
});

test('a wrong amount is unknown money until two clerks send it back; then the bill can be paid', async () => {
  const order = await newOrder();
  await bank.misbehave({ wrongAmount: true });
  await bank.pay(await order.goToBank('ALIPAY'));
  await settle();
  expect(await order.page()).toContain('金额不符');
  expect(await moneyOf(order.billNo)).toEqual(['ALIPAY UNKNOWN 1']);
  const list = await centre.get('/refunds');
  const action = /\/refunds\/wrong-amounts\/ALIPAY\/[\w%-]+/.exec(list.body)?.[0] ?? '';
  const { location } = (await centre.post(action, { reason: '支付金额与账单不符' })).headers;
  expect(await confirm(location, centre)).toBe(403);
  expect(await confirm(location, colleague)).toBe(303);
  expect(await moneyOf(order.billNo)).toEqual(['ALIPAY REFUNDED 1']);
  expect(await order.page()).toContain('已退款');
  await bank.misbehave({});
  await bank.pay(await order.goToBank('WECHATPAY'));
  await settle();
  expect(await order.page()).toContain('已到账');
});

test('G10: an online payment goes back through its gateway by two clerks, its invoice is over; the day reconciles', async () => {
  const day = '2026-11-03';
  app.parts.setNow(new Date(`${day}T10:00:00+08:00`));
  const order = await newOrder();
  await bank.pay(await order.goToBank('ALIPAY'));
  await settle();
  const form = { what: 'REFUND', reason: '学员退书，书已收回' };
  const proposed = await centre.post(`${order.path}/refund-proposals`, form);
  expect(await order.page()).toContain('等待复核');
  expect(await confirm(proposed.headers.location, colleague)).toBe(303);
  expect(await order.page()).toContain('已退款');
  expect(await moneyOf(order.billNo)).toEqual(['ALIPAY REFUNDED 7700']);
  expect((await order.browser.get(`/invoices/sources/bills/${order.id}`)).status).toBe(404);
  app.parts.setNow(new Date('2026-11-05T12:00:00+08:00'));
  const result = await reconcileDay(app.parts, day);
  expect(result.differences).toEqual([]);
  expect(result.gateways.find((one) => one.gateway === 'ALIPAY')).toMatchObject({
    oursFen: 7700,
    bill: { paidFen: 7700, bookedFen: 7700, refundedFen: 7700, refundsBookedFen: 7700 },
  });
});

test('cash for books is in the till of who took it, and leaves it when two clerks give it back', async () => {
  const order = await newOrder();
  const cash = { amountFen: '77.00', method: 'CASH' };
  const refused = await association.post(`${order.path}/payment`, cash);
  expect(refused.status).toBe(403);
  const before = await netOfTill(centre);
  expect((await centre.post(`${order.path}/payment`, cash)).status).toBe(303);
  expect(await netOfTill(centre)).toContain(order.billNo);
  expect(before).not.toContain(order.billNo);
  const mistake = { what: 'MISTAKE', reason: '应当登记为刷卡' };
  const proposed = await centre.post(`${order.path}/refund-proposals`, mistake);
  expect(await confirm(proposed.headers.location, colleague)).toBe(303);
  expect(await order.page()).toContain('付教材款');
  await centre.post(`${order.path}/payment`, { ...cash, method: 'CARD' });
  expect(await moneyOf(order.billNo)).toEqual(['CASH REFUNDED 7700', 'CARD TEXTBOOKS 7700']);
  const lines = await app.parts.db
    .selectFrom('billPayments')
    .select(['method', 'outcome'])
    .where('billNo', '=', order.billNo)
    .orderBy('id')
    .execute();
  expect(lines).toEqual([
    { method: 'CASH', outcome: 'RETURNED' },
    { method: 'CARD', outcome: 'PAID' },
  ]);
});

test('the wrong method of a payment for books is corrected by two clerks; the bill stays paid', async () => {
  const order = await newOrder();
  await centre.post(`${order.path}/payment`, { amountFen: '77.00', method: 'CASH' });
  const form = { what: 'CARD', reason: '付款人刷的卡，登记成了现金' };
  const same = await centre.post(`${order.path}/refund-proposals`, { ...form, what: 'CASH' });
  expect(same.status).toBe(422);
  const proposed = await centre.post(`${order.path}/refund-proposals`, form);
  const proposal = await colleague.get(String(proposed.headers.location));
  expect(proposal.body).toContain('刷卡 77.00元');
  expect(await confirm(proposed.headers.location, colleague)).toBe(303);
  const page = await order.page();
  expect(page).toContain('已到账');
  expect(page).toContain('刷卡');
  expect(await moneyOf(order.billNo)).toEqual(['CASH REFUNDED 7700', 'CARD TEXTBOOKS 7700']);
  expect((await order.browser.get(`/invoices/sources/bills/${order.id}`)).status).toBe(200);
});

test('roles.md: a transfer that the association recorded is money of the centre, which gives it back', async () => {
  const order = await newOrder();
  const paid = { amountFen: '77.00', reference: 'BOOKS-ASSOCIATION-1' };
  expect((await association.post(`${order.path}/payment`, paid)).status).toBe(303);
  const form = { what: 'REFUND', reason: '学员退书，书已收回' };
  expect((await association.post(`${order.path}/refund-proposals`, form)).status).toBe(404);
  const proposed = await centre.post(`${order.path}/refund-proposals`, form);
  expect(await confirm(proposed.headers.location, colleague)).toBe(303);
  expect(await order.page()).toContain('已退款');
});

test('a closed day takes no cash for books; a transfer recorded by mistake is free again', async () => {
  const order = await newOrder();
  const paid = { amountFen: '77.00', reference: 'BOOKS-MISTAKE-1' };
  await colleague.post(`${order.path}/payment`, paid);
  const mistake = { what: 'MISTAKE', reason: '这笔转账是另一个单位的' };
  const proposed = await colleague.post(`${order.path}/refund-proposals`, mistake);
  expect(await confirm(proposed.headers.location, centre)).toBe(303);
  expect(await moneyOf(order.billNo)).toEqual([]);
  expect(await order.page()).toContain('付教材款');
  await colleague.post('/counter/closings', {
    day: '2026-11-23',
    clerkId: second.accountId,
    float: '0',
    handover: 'SAFE',
    note: '',
    differenceReason: '',
  });
  const late = await colleague.post(`${order.path}/payment`, { ...paid, method: 'CASH' });
  expect(late.status).toBe(409);
});
