import { expect, test } from 'vitest';
import { differenceOf } from './change.ts';
import type { Organisation } from './organisation.ts';

const unit = {
  name: '砚池中学',
  shortName: '砚池中学',
  phone: '023-60000001',
  jurisdictionId: 'cq-nanan',
} as Organisation;

test('a change names only what differs, before and after in words', () => {
  const places: Record<string, string> = { 'cq-nanan': '南岸区', 'cq-banan': '巴南区' };
  const wanted = { phone: '023-60000001', jurisdictionId: 'cq-banan' };
  const { patch, difference } = differenceOf(
    unit,
    wanted,
    (_field, value) => places[value] ?? value,
  );
  expect(patch).toEqual({ jurisdictionId: 'cq-banan' });
  expect(difference).toEqual([{ label: '所在区县', before: '南岸区', after: '巴南区' }]);
});

test('nothing to change is no change', () => {
  expect(differenceOf(unit, { name: '砚池中学' }, (_field, value) => value).difference).toEqual([]);
});
