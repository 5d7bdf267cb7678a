import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PaymentGateways } from './payment.ts';
import { contractsOf } from './simulator-bank/contracts.ts';
import { newSimulatorKeys } from './simulator-bank/keys.ts';
import { startPaymentGateways } from './start-payment-gateways.ts';

// Inside the repository, so that the built program finds its packages.
const outDir = resolve('test/artifacts/simulator-bank');
const simulatorProgram = join(outDir, 'main.js');
const dataDir = mkdtempSync(join(tmpdir(), 'jixue-bank-'));
const log = () => {};
const none = { alipay: undefined, wechatPay: undefined, unionPay: undefined };
const start = () =>
  startPaymentGateways({ contracts: none, demo: true, dataDir, log, simulatorProgram });

beforeAll(async () => {
  const input = resolve('src/platform/gateways/simulator-bank/main.ts');
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { ssr: true, target: 'node24', outDir, rolldownOptions: { input: { main: input } } },
  });
});
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(outDir, { recursive: true, force: true });
});

test('the simulator bank is a separate process that keeps its data over a restart of the product', async () => {
  const first = await start();
  const payPage = payPageOf(first.gateways);
  const cashier = (await fetch(payPage)).url;
  await fetch(`${cashier}/payment`, { method: 'POST', redirect: 'manual' });
  await first.stop();
  await expect(fetch(payPage)).rejects.toThrow();

  const second = await start();
  expect(await second.gateways.get('ALIPAY')?.query(order)).toMatchObject({
    state: 'PAID',
    amountFen: 7000,
  });
  expect((await fetch(payPage)).status).toBe(200);
  await second.stop();
});

test('a dead bank is restarted at the same address', async () => {
  const { gateways, stop } = await start();
  const bankProcess = Number(readFileSync(join(dataDir, 'simulator-bank', 'process'), 'utf8'));
  process.kill(bankProcess, 'SIGKILL');
  await expect
    .poll(
      async () =>
        gateways
          .get('ALIPAY')
          ?.query(order)
          .catch(() => undefined),
      { timeout: 120_000 },
    )
    .toMatchObject({ state: 'PAID' });
  await stop();
});

test('a provider is used when it is configured, and then no simulator; without any there is no online payment', async () => {
  const { alipay, unionPay } = contractsOf(newSimulatorKeys(), '');
  const contracts = { ...none, alipay: { ...alipay, gateway: undefined }, unionPay };
  const real = await startPaymentGateways({ contracts, demo: true, dataDir, log });
  expect([...real.gateways.keys()]).toEqual(['ALIPAY', 'UNIONPAY']);
  expect(payPageOf(real.gateways)).toMatch(
    /^https:\/\/openapi\.alipay\.com\/gateway\.do\?.*method=alipay\.trade\.page\.pay/,
  );
  const without = await startPaymentGateways({ contracts: none, demo: false, dataDir, log });
  expect(without.gateways.size).toBe(0);
});

const order = { orderNo: 'JX1', openedAt: new Date() };

function payPageOf(gateways: PaymentGateways): string {
  const url = gateways.get('ALIPAY')?.payPageUrl({
    ...order,
    amountFen: 7000,
    subject: '公需科目',
    expiresAt: new Date(Date.now() + 900_000),
    returnUrl: 'http://127.0.0.1:9/return',
    notifyUrl: 'http://127.0.0.1:9/notification',
  });
  return url ?? '';
}
