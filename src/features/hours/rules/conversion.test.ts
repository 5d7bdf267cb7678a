import { expect, test } from 'vitest';
import { type Conversion, convertHours, daysOf, type HourUnit } from './conversion.ts';

const row = (unit: HourUnit, fromQuantity: number, values: Partial<Conversion>): Conversion => ({
  unit,
  fromQuantity,
  hoursFixed: 0,
  hoursEach: 0,
  testBonus: 0,
  ...values,
});
const table = [
  row('LESSON', 0, { hoursEach: 1, testBonus: 5 }),
  row('MINUTE', 0, { hoursFixed: 0.25, testBonus: 0.5 }),
  row('MINUTE', 15, { hoursFixed: 0.5, testBonus: 0.5 }),
  row('MINUTE', 30, { hoursFixed: 1, testBonus: 0.5 }),
  row('DAY', 0, { hoursEach: 6 }),
];

test.each<[string, HourUnit, number, boolean, number, number, boolean]>([
  ['E5: a lesson of 45 minutes is an hour', 'LESSON', 4, false, 8, 4, false],
  ['E5: thirty minutes are an hour', 'MINUTE', 30, false, 8, 1, false],
  ['E5: fifteen minutes are half an hour', 'MINUTE', 15, false, 8, 0.5, false],
  ['E5: ten minutes are a quarter', 'MINUTE', 10, false, 8, 0.25, false],
  ['E5: a passed test adds half an hour', 'MINUTE', 20, true, 8, 1, false],
  ['E5: ten of study and five of exam are fifteen', 'LESSON', 10, true, 40, 15, false],
  ['E5: eight hours a day at most', 'LESSON', 12, false, 8, 8, true],
  ['E5: two days take six hours each', 'DAY', 2, false, 12, 12, false],
  ['E5: nothing is left of a day that is full', 'LESSON', 2, false, 0, 0, true],
  ['E5: six hours a day at most (Chengdu)', 'LESSON', 8, false, 6, 6, true],
  ['E5: exactly the daily cap takes nothing away', 'LESSON', 8, false, 8, 8, false],
  ['E5: a hundredth is rounded down', 'MINUTE', 120, false, 8, 1, false],
  ['E5: a unit without a row earns nothing', 'HOUR', 3, false, 8, 0, false],
])('%s', (_rule, unit, quantity, testPassed, left, hours, capped) => {
  expect(convertHours(table, { unit, quantity, testPassed }, left)).toEqual({ hours, capped });
});

test('E5: the first and the last day of a period both count', () => {
  expect(daysOf('2026-02-27', '2026-03-01')).toBe(3);
  expect(daysOf('2026-05-01', '2026-05-01')).toBe(1);
});
