import { expect, test } from 'vitest';
import { barrierToEnd, mayRevert, nextCode } from './title-change.ts';

const title = (code: string, validTo: string | null = null) => ({ code, validTo });

test('a title ends once, without or with another one that goes on', () => {
  expect(barrierToEnd(title('1301'), null)).toBeNull();
  expect(barrierToEnd(title('1301'), title('1302'))).toBeNull();
  expect(barrierToEnd(title('1301'), title('1301'))).toBe('same');
  expect(barrierToEnd(title('1301', '2026-01-01'), null)).toBe('ended');
  expect(barrierToEnd(title('1301'), title('1302', '2026-01-01'))).toBe('successor_ended');
});

test('what waits for its day is taken back, afterwards an ending alone, once', () => {
  const change = { kind: 'RENAMED' as const, appliedAt: null, revertedAt: null };
  expect(mayRevert(change)).toBe(true);
  expect(mayRevert({ ...change, appliedAt: new Date() })).toBe(false);
  expect(mayRevert({ ...change, kind: 'ENDED', appliedAt: new Date() })).toBe(true);
  expect(mayRevert({ ...change, kind: 'ENDED', revertedAt: new Date() })).toBe(false);
});

test('an added title and an added series take the next code', () => {
  expect(nextCode(['1301', '1309'], '13')).toBe('1310');
  expect(nextCode([], '28')).toBe('2801');
  expect(nextCode(['01', '27'], '')).toBe('28');
});
