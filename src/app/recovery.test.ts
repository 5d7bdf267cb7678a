import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../test/support/parts.ts';
import { type DatabaseHandle, openDatabase } from '../platform/database/index.ts';
import type { App } from '../platform/http/index.ts';
import { createApp } from './app.ts';

let app: TestApp;
let nowhere: DatabaseHandle;
let server: App;

// The app with a database address on which nothing listens.
beforeAll(async () => {
  app = await createTestApp();
  nowhere = openDatabase('postgres://jixue@127.0.0.1:1/jixue', { connections: 1 });
  server = await createApp({ ...app.parts, db: nowhere.db }, { pressure: () => 'CALM' });
});
afterAll(async () => {
  await server.close();
  await nowhere.close();
  await app.close();
});

test('while the database is unavailable a page asks to wait, with Retry-After', async () => {
  const answer = await server.inject('/courses?year=2026');
  expect(answer.statusCode).toBe(503);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(answer.body).toContain('系统正在恢复，请稍候');
  expect(answer.body).toContain('href="/courses?year=2026"');
});

test('the same with a session cookie, which cannot be looked up', async () => {
  const answer = await server.inject({ url: '/', headers: { cookie: 'jixue=some-session' } });
  expect([answer.statusCode, answer.body.includes('系统正在恢复')]).toEqual([503, true]);
});

test('a rate-limited route skips counting instead of failing', async () => {
  const answer = await server.inject('/verify/1/2');
  expect([answer.statusCode, answer.body.includes('系统正在恢复')]).toEqual([503, true]);
});

test('scripts get JSON', async () => {
  const headers = { accept: 'application/json' };
  const answer = await server.inject({ url: '/organisations/search?q=重庆', headers });
  expect([answer.statusCode, answer.json().error]).toEqual([503, 'busy']);
  expect(answer.json().message).toContain('系统正在恢复');
});
