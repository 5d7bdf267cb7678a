import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../../../test/support/bank.ts';
import { alipayGateway } from './alipay.ts';
import type { GatewayOrder, SignedMessage } from './payment.ts';
import { newSimulatorKeys } from './simulator-bank/keys.ts';

let bank: TestBank;
let shop: { url: string; received: SignedMessage[]; stop(): void };
let serial = 0;

beforeAll(async () => {
  bank = await startTestBank();
  shop = await startShop();
});
afterAll(async () => {
  await bank.stop();
  shop.stop();
});

test('a payment is reported by signed notification, signed return and query', async () => {
  const order = newOrder();
  const back = await bank.pay(bank.gateway.payPageUrl(order));
  await bank.flush();
  const trade = await bank.gateway.query(order.orderNo);
  expect(trade).toMatchObject({ orderNo: order.orderNo, amountFen: 7000, state: 'PAID' });
  expect(bank.gateway.readNotification(lastMessage())).toEqual(trade);
  const message = Object.fromEntries(new URL(back ?? '').searchParams);
  expect(bank.gateway.readReturn(message)).toEqual({ orderNo: order.orderNo });
});

test('a notification with a changed amount, another application or a foreign key is not genuine', async () => {
  await bank.pay(bank.gateway.payPageUrl(newOrder()));
  await bank.flush();
  const message = lastMessage();
  expect(bank.gateway.readNotification({ ...message, total_amount: '0.01' })).toBeNull();
  expect(bank.gateway.readNotification({ ...message, sign: '' })).toBeNull();
  const { app, bank: signer, appId } = bank.keys;
  const of = (settings: { appId: string; alipayPublicKey: string }) =>
    alipayGateway({ ...settings, privateKey: app.privateKey }).readNotification(message);
  expect(of({ appId, alipayPublicKey: signer.publicKey })).not.toBeNull();
  expect(of({ appId: 'another', alipayPublicKey: signer.publicKey })).toBeNull();
  expect(of({ appId, alipayPublicKey: newSimulatorKeys().bank.publicKey })).toBeNull();
});

test('an order never opened is unknown; an unpaid one can be closed and then not be paid', async () => {
  const order = newOrder();
  const payPage = bank.gateway.payPageUrl(order);
  expect(await bank.gateway.query(order.orderNo)).toBeNull();
  await bank.open(payPage);
  expect(await bank.gateway.query(order.orderNo)).toMatchObject({ state: 'WAITING' });
  expect(await bank.gateway.close(order.orderNo)).toBe(true);
  await bank.pay(payPage);
  expect(await bank.gateway.query(order.orderNo)).toMatchObject({ state: 'CLOSED' });
});

test('a paid order cannot be closed', async () => {
  const order = newOrder();
  await bank.pay(bank.gateway.payPageUrl(order));
  expect(await bank.gateway.close(order.orderNo)).toBe(false);
});

test('a repeated refund is made once; more than was paid is refused', async () => {
  const order = newOrder();
  await bank.pay(bank.gateway.payPageUrl(order));
  const trade = await bank.gateway.query(order.orderNo);
  const refund = {
    orderNo: order.orderNo,
    tradeNo: trade?.tradeNo ?? '',
    refundNo: `R${order.orderNo}`,
    amountFen: 7000,
    reason: '测试',
  };
  await bank.gateway.refund(refund);
  await bank.gateway.refund(refund);
  expect(await bank.gateway.query(order.orderNo)).toMatchObject({ state: 'REFUNDED' });
  await expect(bank.gateway.refund({ ...refund, refundNo: 'another' })).rejects.toThrow();
});

test('a query fails when the gateway does not answer', async () => {
  await bank.misbehave({ timeouts: 1 });
  await expect(bank.gateway.query('nobody')).rejects.toThrow();
  expect(await bank.gateway.query('nobody')).toBeNull();
});

test('the bank refuses a pay request with a foreign signature', async () => {
  const url = new URL(bank.gateway.payPageUrl(newOrder()));
  url.searchParams.set('biz_content', '{"out_trade_no":"X","total_amount":"0.01"}');
  expect((await fetch(url)).status).toBe(403);
});

test('private keys are read in PEM, bare base64 and PKCS#1; anything else is an error', () => {
  const { app } = newSimulatorKeys();
  const bare = app.privateKey.replace(/-----[^-]+-----|\s/g, '');
  const settings = { appId: 'a', alipayPublicKey: app.publicKey };
  for (const privateKey of [app.privateKey, bare])
    expect(() => alipayGateway({ ...settings, privateKey }).payPageUrl(newOrder())).not.toThrow();
  expect(() => alipayGateway({ ...settings, privateKey: 'nonsense' })).toThrow(
    'ALIPAY_PRIVATE_KEY',
  );
});

function newOrder(): GatewayOrder {
  serial += 1;
  return {
    orderNo: `JX${serial}`,
    amountFen: 7000,
    subject: '2026 年公需科目：创新理论与案例',
    expiresAt: new Date(Date.now() + 900_000),
    returnUrl: `${shop.url}/return`,
    notifyUrl: `${shop.url}/notification`,
  };
}

function lastMessage(): SignedMessage {
  return shop.received.at(-1) as SignedMessage;
}

/** A shop that answers "success" to everything and remembers it. */
async function startShop() {
  const received: SignedMessage[] = [];
  const server = createServer(async (request, response) => {
    const body = (await Array.fromAsync(request)).join('');
    received.push(Object.fromEntries(new URLSearchParams(body)));
    response.end('success');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}`, received, stop: () => server.close() };
}
