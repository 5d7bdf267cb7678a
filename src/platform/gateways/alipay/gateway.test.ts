import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../../../../test/support/bank.ts';
import type { GatewayOrder } from '../payment.ts';
import { newSimulatorKeys } from '../simulator-bank/keys.ts';
import { alipayGateway } from './gateway.ts';

// What only Alipay does; what every gateway does is in ../contract.test.ts.

let bank: TestBank;
let serial = 0;

beforeAll(async () => {
  bank = await startTestBank();
});
afterAll(() => bank.stop());

test('the payer comes back with a signed address', async () => {
  const order = newOrder();
  const back = await bank.pay(bank.gateway.payPageUrl(order) ?? '');
  const message = Object.fromEntries(new URL(back ?? '').searchParams);
  expect(bank.gateway.readReturn(message)).toEqual({ orderNo: order.orderNo });
  expect(bank.gateway.readReturn({ ...message, total_amount: '0.01' })).toBeNull();
});

test('the bank refuses a pay request with a foreign signature', async () => {
  const url = new URL(bank.gateway.payPageUrl(newOrder()) ?? '');
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

test('forms lead to the hosts of the domain in use alone', () => {
  const { app } = newSimulatorKeys();
  const settings = { appId: 'a', privateKey: app.privateKey, alipayPublicKey: app.publicKey };
  const originsOf = (gateway?: string) => alipayGateway({ ...settings, gateway }).formOrigins;
  expect(originsOf()).toEqual(['https://*.alipay.com']);
  expect(originsOf('http://127.0.0.1:9/gateway.do')).toEqual(['http://127.0.0.1:9']);
});

function newOrder(): GatewayOrder {
  serial += 1;
  return {
    orderNo: `JX${serial}`,
    openedAt: new Date(),
    amountFen: 7000,
    subject: '2026 年公需科目：创新理论与案例',
    expiresAt: new Date(Date.now() + 900_000),
    returnUrl: 'http://127.0.0.1:9/return',
    notifyUrl: 'http://127.0.0.1:9/notification',
  };
}
