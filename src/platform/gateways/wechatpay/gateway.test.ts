import { createPublicKey } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../../../../test/support/bank.ts';
import type { GatewayOrder, Payer, PaymentGateway } from '../payment.ts';
import { contractsOf } from '../simulator-bank/contracts.ts';
import { simulatorGateways } from '../simulator-bank/gateways.ts';
import { wechatPayGateway } from './gateway.ts';
import { isSigned } from './signature.ts';

// What only WeChat Pay does; what every gateway does is in ../contract.test.ts.

let bank: TestBank;
let gateway: PaymentGateway;
let serial = 0;
let now = new Date();

beforeAll(async () => {
  bank = await startTestBank({ clock: { now: () => now } });
  gateway = bank.gateways.get('WECHATPAY') as PaymentGateway;
});
afterAll(() => bank.stop());
afterEach(async () => {
  now = new Date();
  await bank.misbehave({});
});

const payer = (device: Payer['device'], code?: string): Payer => ({
  device,
  ip: '203.0.113.7',
  pageUrl: 'https://jixue.test/orders/1/pay',
  code,
});

test('a computer shows a QR code, a phone browser follows a link that knows the way back', async () => {
  expect(await gateway.begin(newOrder(), payer('DESKTOP'))).toMatchObject({ kind: 'SCAN' });
  const step = await gateway.begin(newOrder(), payer('PHONE'));
  expect(step.kind).toBe('LINK');
  const { searchParams } = new URL(step.kind === 'LINK' ? step.url : '');
  expect(searchParams.get('redirect_url')).toBe('https://jixue.test/return');
});

test('inside WeChat the payer is identified first and then pays with parameters signed by us', async () => {
  const order = newOrder();
  const login = await gateway.begin(order, payer('WECHAT'));
  expect(login).toMatchObject({ kind: 'GO' });
  const back = await fetch(login.kind === 'GO' ? login.url : '', { redirect: 'manual' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const step = await gateway.begin(order, payer('WECHAT', code));
  if (step.kind !== 'BRIDGE') throw new Error(step.kind);
  const {
    appId = '',
    timeStamp = '',
    nonceStr = '',
    package: pack = '',
    paySign = '',
  } = step.params;
  expect(pack).toMatch(/^prepay_id=wx\d+$/);
  const key = createPublicKey(bank.keys.app.publicKey);
  expect(isSigned(key, [appId, timeStamp, nonceStr, pack], paySign)).toBe(true);
  await expect(gateway.begin(order, payer('WECHAT', 'stolen'))).rejects.toThrow('openid');
});

test('without the secret of an official account a payer inside WeChat gets the QR code', async () => {
  const { appSecret: _, ...settings } = contractsOf(bank.keys, bank.url).wechatPay;
  const step = await wechatPayGateway(settings).begin(newOrder(), payer('WECHAT'));
  expect(step.kind).toBe('SCAN');
});

test('a new platform certificate is fetched when WeChat Pay begins to sign with it', async () => {
  // A fresh gateway has fetched once; the next number it does not know makes it fetch again.
  const fresh = simulatorGateways(bank.keys, bank.url).get('WECHATPAY');
  const order = newOrder();
  expect(await fresh?.query(order)).toBeNull();
  await bank.misbehave({ rotate: true });
  // Only once a minute, so that invented numbers do not make us ask at every message.
  await expect(fresh?.query(order)).rejects.toThrow('unsigned');
  const later = Date.now() + 61_000;
  const real = Date.now;
  Date.now = () => later;
  try {
    expect(await fresh?.query(order)).toBeNull();
  } finally {
    Date.now = real;
  }
});

test('in the mode of the public key no certificate is fetched, and another key is not believed', async () => {
  const settings = contractsOf(bank.keys, bank.url).wechatPay;
  const withKey = (id: string) =>
    wechatPayGateway({ ...settings, publicKey: { id, key: bank.keys.bank.publicKey } });
  // The simulator signs with certificates; those are still read beside the key.
  expect(await withKey('PUB_KEY_ID_1').query(newOrder())).toBeNull();
  expect(() => withKey('x')).not.toThrow();
  expect(() =>
    wechatPayGateway({ ...settings, publicKey: { id: 'PUB_KEY_ID_1', key: 'nonsense' } }),
  ).toThrow('WECHATPAY_PUBLIC_KEY');
});

test('a bill that does not have its hash is not read', async () => {
  const fresh = simulatorGateways(bank.keys, bank.url).get('WECHATPAY');
  await bank.misbehave({ brokenBill: true });
  await expect(fresh?.bill('2024-01-01')).rejects.toThrow('hash');
});

test('a key of another length than 32 is an error at start that does not show the key', () => {
  const settings = contractsOf(bank.keys, bank.url).wechatPay;
  expect(() => wechatPayGateway({ ...settings, apiV3Key: 'too-short-secret' })).toThrow(
    /^WECHATPAY_API_V3_KEY 应为 32 个字符。$/,
  );
});

function newOrder(): GatewayOrder {
  serial += 1;
  return {
    orderNo: `JX20261123${String(serial).padStart(8, '0')}`,
    openedAt: now,
    amountFen: 7000,
    subject: '2026年公需科目：创新理论与案例'.repeat(8),
    expiresAt: new Date(now.getTime() + 900_000),
    returnUrl: 'https://jixue.test/return',
    notifyUrl: 'http://127.0.0.1:9/notification',
  };
}
