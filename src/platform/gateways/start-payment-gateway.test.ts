import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PaymentGateway } from './payment.ts';
import { newSimulatorKeys } from './simulator-bank/keys.ts';
import { startPaymentGateway } from './start-payment-gateway.ts';

// Inside the repository, so that the built program finds its packages.
const outDir = resolve('test/artifacts/simulator-bank');
const simulatorProgram = join(outDir, 'main.js');
const dataDir = mkdtempSync(join(tmpdir(), 'jixue-bank-'));
const log = () => {};
const start = () =>
  startPaymentGateway({ alipay: undefined, demo: true, dataDir, log, simulatorProgram });

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
  const payPage = payPageOf(first.gateway as PaymentGateway);
  const cashier = (await fetch(payPage)).url;
  await fetch(`${cashier}/payment`, { method: 'POST', redirect: 'manual' });
  await first.stop();
  await expect(fetch(payPage)).rejects.toThrow();

  const second = await start();
  expect(await second.gateway?.query('JX1')).toMatchObject({ state: 'PAID', amountFen: 7000 });
  expect((await fetch(payPage)).status).toBe(200);
  await second.stop();
});

test('a dead bank is restarted at the same address', async () => {
  const { gateway, stop } = await start();
  const bankProcess = Number(readFileSync(join(dataDir, 'simulator-bank', 'process'), 'utf8'));
  process.kill(bankProcess, 'SIGKILL');
  await expect
    .poll(async () => gateway?.query('JX1').catch(() => undefined), { timeout: 120_000 })
    .toMatchObject({ state: 'PAID' });
  await stop();
});

test('Alipay is used when it is configured; without it and outside the demo there is no online payment', async () => {
  const { app, bank, appId } = newSimulatorKeys();
  const alipay = { appId, privateKey: app.privateKey, alipayPublicKey: bank.publicKey };
  const real = await startPaymentGateway({ alipay, demo: true, dataDir, log });
  expect(payPageOf(real.gateway as PaymentGateway)).toMatch(
    /^https:\/\/openapi\.alipay\.com\/gateway\.do\?.*method=alipay\.trade\.page\.pay/,
  );
  const none = await startPaymentGateway({ alipay: undefined, demo: false, dataDir, log });
  expect(none.gateway).toBeNull();
});

function payPageOf(gateway: PaymentGateway): string {
  return gateway.payPageUrl({
    orderNo: 'JX1',
    amountFen: 7000,
    subject: '公需科目',
    expiresAt: new Date(Date.now() + 900_000),
    returnUrl: 'http://127.0.0.1:9/return',
    notifyUrl: 'http://127.0.0.1:9/notification',
  });
}
