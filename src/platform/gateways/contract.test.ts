import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../../../test/support/bank.ts';
import { newId } from '../../kernel/ids.ts';
import type {
  GatewayId,
  GatewayOrder,
  Notice,
  Payer,
  PaymentGateway,
  RefundRequest,
} from './payment.ts';
import { simulatorGateways } from './simulator-bank/gateways.ts';
import { newSimulatorKeys } from './simulator-bank/keys.ts';

// The same cases for every gateway: what the port promises, whoever is behind it.

let bank: TestBank;
let shop: Awaited<ReturnType<typeof startShop>>;
let serial = 0;
/** The bank's clock; the bill of a day comes after it. */
let now = new Date();

beforeAll(async () => {
  bank = await startTestBank({ clock: { now: () => now } });
  shop = await startShop();
});
afterAll(async () => {
  await bank.stop();
  shop.stop();
});
afterEach(async () => {
  now = new Date();
  await bank.flush();
  await bank.misbehave({});
});

const payer: Payer = { device: 'DESKTOP', ip: '127.0.0.1', pageUrl: 'http://127.0.0.1:9/pay' };

interface Behaviour {
  id: GatewayId;
  /** The state of an order whose money all went back; UnionPay goes on telling of the payment alone. */
  refunded: 'REFUNDED' | 'PAID';
  /** An order can be closed before its time is over. */
  closes: boolean;
  /** A refund is done with the answer to it. */
  refundsAtOnce: boolean;
}

const behaviours: Behaviour[] = [
  { id: 'ALIPAY', refunded: 'REFUNDED', closes: true, refundsAtOnce: true },
  { id: 'WECHATPAY', refunded: 'REFUNDED', closes: true, refundsAtOnce: false },
  { id: 'UNIONPAY', refunded: 'PAID', closes: false, refundsAtOnce: false },
];

describe.each(behaviours)('$id', ({ id, refunded, closes, refundsAtOnce }) => {
  const gateway = () => bank.gateways.get(id) as PaymentGateway;
  const pay = async (order: GatewayOrder) => bank.pay(await gateway().begin(order, payer));
  const tell = (notice: Notice | undefined) => gateway().readNotification(notice as Notice);

  test('a payment is told by a signed notification and by the query', async () => {
    const order = newOrder();
    await pay(order);
    await bank.flush();
    const trade = await gateway().query(order);
    expect(trade).toMatchObject({ orderNo: order.orderNo, amountFen: 7000, state: 'PAID' });
    expect(await tell(shop.received.at(-1))).toEqual({ kind: 'TRADE', trade });
  });

  test('an order never opened is unknown; one opened and unpaid is waiting', async () => {
    const order = newOrder();
    expect(await gateway().query(order)).toBeNull();
    await bank.open(await gateway().begin(order, payer));
    expect(await gateway().query(order)).toMatchObject({ state: 'WAITING' });
  });

  test('preparing the same order twice leads to the same payment', async () => {
    const order = newOrder();
    const first = await bank.open(await gateway().begin(order, payer));
    expect(await bank.open(await gateway().begin(order, payer))).toBe(first);
  });

  test('a repeated notification tells the same; it is repeated until it is taken', async () => {
    await bank.misbehave({ repeat: 2 });
    const order = newOrder();
    shop.answerWith(gateway().replyTo(false));
    await pay(order);
    await bank.flush();
    const refusedTimes = shop.received.length;
    shop.answerWith(gateway().replyTo(true));
    await bank.flush();
    await bank.flush();
    const news = await Promise.all(shop.received.map(tell));
    expect(refusedTimes).toBeGreaterThanOrEqual(3);
    expect(new Set(news.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(shop.received.length).toBeLessThanOrEqual(refusedTimes + 3);
  });

  test('a forged notification, a changed one and one for another merchant are not genuine', async () => {
    await bank.misbehave({ forge: true });
    await pay(newOrder());
    await bank.flush();
    expect(shop.received).toHaveLength(2);
    const told = await Promise.all(shop.received.map(tell));
    const genuine = shop.received[told.findIndex((one) => one !== null)] as Notice;
    expect(told.filter((one) => one === null)).toHaveLength(1);
    expect(await tell(changed(genuine))).toBeNull();
    expect(await tell({ headers: {}, body: '', fields: {} })).toBeNull();
    const stranger = simulatorGateways(newSimulatorKeys(), bank.url, { timeoutMs: 300 });
    expect(
      await stranger
        .get(id)
        ?.readNotification(genuine)
        .catch(() => null),
    ).toBeNull();
  });

  test('another amount is told as it is', async () => {
    await bank.misbehave({ wrongAmount: true });
    const order = newOrder();
    await pay(order);
    await bank.flush();
    expect(await gateway().query(order)).toMatchObject({ state: 'PAID', amountFen: 1 });
    expect(await tell(shop.received.at(-1))).toMatchObject({ trade: { amountFen: 1 } });
  });

  test('an unpaid order is closed; where the provider can, it cannot be paid afterwards', async () => {
    const order = newOrder();
    const way = await gateway().begin(order, payer);
    await bank.open(way);
    expect(await gateway().close(order)).toBe(true);
    expect(await gateway().close(order)).toBe(true);
    await bank.pay(way);
    expect(await gateway().query(order)).toMatchObject({ state: closes ? 'CLOSED' : 'PAID' });
  });

  test('no order can be paid after its time; one never opened is closed', async () => {
    const order = newOrder();
    const way = await gateway().begin(order, payer);
    await bank.open(way);
    now = new Date(order.expiresAt.getTime() + 1000);
    await bank.pay(way);
    expect(await gateway().query(order)).toMatchObject({ state: 'WAITING' });
    expect(await gateway().close(newOrder())).toBe(true);
  });

  test('a paid order cannot be closed', async () => {
    const order = newOrder();
    await pay(order);
    expect(await gateway().close(order)).toBe(false);
  });

  test('a refund is made once however often it is sent; more than was paid is refused', async () => {
    const order = newOrder();
    await pay(order);
    await bank.flush();
    const trade = await gateway().query(order);
    const refund = refundOf(order, trade?.tradeNo ?? '');
    expect(await gateway().refund(refund)).toBe(refundsAtOnce ? 'DONE' : 'PENDING');
    expect(await gateway().refund(refund)).toBe('DONE');
    expect(await gateway().query(order)).toMatchObject({ state: refunded });
    await bank.flush();
    if (!refundsAtOnce)
      expect(await tell(shop.received.at(-1))).toMatchObject({
        kind: 'REFUND',
        refundNo: refund.refundNo,
        amountFen: 7000,
        done: true,
      });
    const more = { ...refund, refundNo: newId() };
    await expect(gateway().refund(more)).rejects.toThrow();
  });

  test('a refund of an unknown trade is refused', async () => {
    await expect(gateway().refund(refundOf(newOrder(), '2026112300000000'))).rejects.toThrow();
  });

  test('a part of the money goes back, and then the rest', async () => {
    const order = newOrder();
    await pay(order);
    const trade = await gateway().query(order);
    for (const amountFen of [3000, 4000]) {
      const refund = { ...refundOf(order, trade?.tradeNo ?? ''), amountFen };
      await gateway().refund(refund);
      expect(await gateway().refund(refund)).toBe('DONE');
    }
    expect(await gateway().query(order)).toMatchObject({ state: refunded });
  });

  test('the bill of a day lists its payments and refunds to the fen, on the next day', async () => {
    now = new Date('2026-11-23T10:00:00+08:00');
    const [paid, returned] = [newOrder(), newOrder()];
    for (const order of [paid, returned]) await pay(order);
    const trade = await gateway().query(returned);
    await gateway().refund(refundOf(returned, trade?.tradeNo ?? ''));
    // After 23:00, which is UnionPay's next settlement day.
    now = new Date('2026-11-23T23:30:00+08:00');
    const late = newOrder();
    await pay(late);
    expect(await gateway().bill('2026-11-23')).toBeNull();
    now = new Date('2026-11-25T11:00:00+08:00');
    const lines = (await gateway().bill('2026-11-23')) ?? [];
    const own = lines.filter((line) => line.kind === 'PAID' || line.tradeNo === trade?.tradeNo);
    expect(own.filter((line) => line.kind === 'PAID').map((line) => line.orderNo)).toEqual([
      paid.orderNo,
      returned.orderNo,
      late.orderNo,
    ]);
    expect(own.filter((line) => line.kind === 'REFUNDED')).toHaveLength(1);
    expect(own.every((line) => line.amountFen === 7000)).toBe(true);
    expect(await gateway().bill('2026-11-24')).toEqual([]);
  });

  test('every question fails while the provider is silent, and is answered afterwards', async () => {
    const order = newOrder();
    await pay(order);
    const trade = await gateway().query(order);
    const refund = refundOf(order, trade?.tradeNo ?? '');
    await bank.misbehave({ timeouts: 4 });
    await expect(gateway().query(order)).rejects.toThrow();
    await expect(gateway().close(order)).rejects.toThrow();
    await expect(gateway().refund(refund)).rejects.toThrow();
    await expect(gateway().bill('2026-11-23')).rejects.toThrow();
    expect(await gateway().query(order)).toMatchObject({ state: 'PAID' });
    await gateway().refund(refund);
    expect(await gateway().refund(refund)).toBe('DONE');
  });
});

function newOrder(): GatewayOrder {
  serial += 1;
  shop.received.length = 0;
  return {
    // As long and as spelled as the checkout of a group order.
    orderNo: `JT2026112300000001-${String(serial).padStart(8, '0')}`,
    openedAt: now,
    amountFen: 7000,
    subject: '2026年公需科目：创新理论与案例',
    expiresAt: new Date(now.getTime() + 900_000),
    returnUrl: `${shop.url}/return`,
    notifyUrl: `${shop.url}/notification`,
  };
}

function refundOf(order: GatewayOrder, tradeNo: string): RefundRequest {
  const refundNo = newId();
  const { notifyUrl } = order;
  const amounts = { amountFen: 7000, totalFen: 7000 };
  return { ...order, ...amounts, tradeNo, refundNo, reason: '测试', sentAt: now, notifyUrl };
}

/** The notice with another amount, signatures left as they were. */
function changed({ headers, body, fields }: Notice): Notice {
  return {
    headers,
    body: body.replace('TRANSACTION.SUCCESS', 'TRANSACTION.SUCCES5'),
    fields: { ...fields, total_amount: '0.01', txnAmt: '1' },
  };
}

/** A shop that remembers notifications and answers them as it is told. */
async function startShop() {
  const received: Notice[] = [];
  let answer = { status: 200, body: 'success' };
  const server = createServer(async (request, response) => {
    const body = (await Array.fromAsync(request)).join('');
    const isForm = request.headers['content-type']?.includes('form');
    const fields = isForm ? Object.fromEntries(new URLSearchParams(body)) : {};
    received.push({ headers: request.headers as Notice['headers'], body, fields });
    response.statusCode = answer.status;
    response.end(answer.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answerWith: (next: { status: number; body: string }) => {
      answer = next;
    },
    stop: () => server.close(),
  };
}
