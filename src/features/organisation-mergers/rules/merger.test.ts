import { expect, test } from 'vitest';
import { barrierToMerge } from './merger.ts';

const unit = (id: string) => ({ id, kind: 'EMPLOYER' as const, validTo: null });

test('only two units that both exist are merged', () => {
  expect(barrierToMerge(unit('a'), unit('b'))).toBeNull();
  expect(barrierToMerge(unit('a'), unit('a'))).toBe('same');
  expect(barrierToMerge({ ...unit('a'), validTo: '2026-01-01' }, unit('b'))).toBe('closed');
  expect(barrierToMerge({ ...unit('a'), kind: 'TALENT_AGENCY' }, unit('b'))).toBe('not_a_unit');
});
