import { expect, test } from 'vitest';
import { barrierToMerge, mayRevert } from './jurisdiction-change.ts';

const district = (id: string) => ({ id, kind: 'DISTRICT' as const, validTo: null });

test('two districts that exist are merged; the city as a whole never', () => {
  expect(barrierToMerge(district('a'), district('b'))).toBeNull();
  expect(barrierToMerge(district('a'), district('a'))).toBe('same');
  expect(barrierToMerge({ ...district('a'), kind: 'MUNICIPALITY' }, district('b'))).toBe('city');
  expect(barrierToMerge({ ...district('a'), validTo: '2026-01-01' }, district('b'))).toBe(
    'abolished',
  );
});

test('what waits for its day is taken back, afterwards a merger alone, once', () => {
  const change = { kind: 'RENAMED' as const, appliedAt: null, revertedAt: null };
  expect(mayRevert(change)).toBe(true);
  expect(mayRevert({ ...change, appliedAt: new Date() })).toBe(false);
  expect(mayRevert({ ...change, kind: 'MERGED', appliedAt: new Date() })).toBe(true);
  expect(mayRevert({ ...change, kind: 'MERGED', revertedAt: new Date() })).toBe(false);
});
