import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../test/support/parts.ts';

let app: TestApp;
let secure: TestApp;

beforeAll(async () => {
  app = await createTestApp();
  secure = await createTestApp({
    publicUrl: () => 'https://jixue.test',
    paymentGateways: new Map(
      [...app.parts.paymentGateways].map(([id, gateway]) => [
        id,
        { ...gateway, formOrigins: ['https://pay.test'] },
      ]),
    ),
  });
});
afterAll(async () => {
  await app.close();
  await secure.close();
});

const headersOf = async (of: TestApp, url: string) =>
  (await of.server.inject({ method: 'GET', url })).headers;

test('every page switches off what no page needs, is alone in its window, and posts to us and the bank', async () => {
  const headers = await headersOf(secure, '/login');
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('same-origin');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers.server ?? headers['x-powered-by']).toBeUndefined();
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("form-action 'self' https://pay.test;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("script-src 'self'");
});

test('HTTPS is asked for where the product is reached by it, and only there', async () => {
  expect((await headersOf(secure, '/login'))['strict-transport-security']).toContain('max-age=');
  expect((await headersOf(app, '/login'))['strict-transport-security']).toBeUndefined();
});

test('no cache keeps what is for one person alone, pages, files and answers for scripts', async () => {
  const bodies = await insertBodies(app.parts);
  const admin = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId));
  for (const url of ['/roster', '/roster/file', '/roster/template', '/completion.xlsx', '/nowhere'])
    expect(String((await admin.get(url)).headers['cache-control']), url).toContain('no-store');
  const visitor = await app.as(null);
  expect((await visitor.get('/roster')).headers['cache-control']).toContain('no-store');
});

test('a verification code is not in the log', async () => {
  const lines: string[] = [];
  const logged = await createTestApp({
    log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
  });
  await logged.server.inject({ method: 'GET', url: '/verify/CQ20260001/SECRET-CODE' });
  await logged.close();
  expect(lines.join()).not.toContain('SECRET-CODE');
  expect(lines.join()).toContain('/verify/:slipNo/:code');
});
