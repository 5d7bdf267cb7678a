import { expect, test } from 'vitest';
import { mayTakeBack } from './merger.ts';

test('N3: a merger of two accounts is taken back until its term is over, and once', () => {
  const until = new Date('2026-06-30T16:00:00Z');
  const before = new Date('2026-06-30T15:59:59Z');
  expect(mayTakeBack({ separatedAt: null, until }, before)).toBe(true);
  expect(mayTakeBack({ separatedAt: null, until }, until)).toBe(false);
  expect(mayTakeBack({ separatedAt: before, until }, before)).toBe(false);
});
