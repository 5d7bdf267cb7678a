import { expect, test } from 'vitest';
import { readAmount, readDirection } from './bank-amount.ts';

test.each([
  ['1400.00', 140_000],
  ['1,400.00', 140_000],
  ['CNY 1,400.00', 140_000],
  ['￥１４０．１０', 14_010],
  ['140元', 14_000],
  ['+140.00', 14_000],
  ['140.10000000000002', 14_010],
  ['139.99999999999997', 14_000],
  ['-9,999.00', -999_900],
  ['(140.00)', -14_000],
  ['0.00', 0],
  ['140.105', null],
  ['1,40', null],
  ['七十', null],
  ['1.4E+5', null],
  ['', null],
])('E21: the amount %s is %s fen', (typed, fen) => {
  expect(readAmount(typed)).toBe(fen);
});

test('E21: only known words say whether money came in or went out', () => {
  expect(['贷', '收入', ' C '].map(readDirection)).toEqual(['IN', 'IN', 'IN']);
  expect(['借', '支', '往账'].map(readDirection)).toEqual(['OUT', 'OUT', 'OUT']);
  expect(readDirection('冲正')).toBeUndefined();
});
