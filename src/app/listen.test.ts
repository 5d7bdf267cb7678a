import { expect, test } from 'vitest';
import { warnings } from './listen.ts';

const said = (host: string, publicUrl?: string) =>
  warnings({ host, publicUrl, clamd: '/run/clamd' }).length;

test('a start without TLS in front warns unless only this machine reaches it', () => {
  expect(said('127.0.0.1')).toBe(0);
  expect(said('localhost')).toBe(0);
  expect(said('::1')).toBe(0);
  expect(said('0.0.0.0', 'https://jixue.test')).toBe(0);
  expect(said('0.0.0.0')).toBe(1);
  expect(said('10.0.0.5', 'http://jixue.test')).toBe(1);
});

test('a start without a virus scanner says so', () => {
  const lines = warnings({ host: '127.0.0.1', publicUrl: undefined, clamd: undefined });
  expect(lines.join()).toContain('CLAMD_SOCKET');
});
