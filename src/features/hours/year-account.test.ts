import { expect, test } from 'vitest';
import { type AccountLine, computeYearAccount, type HourRule, surplusOf } from './year-account.ts';

const notice: HourRule = {
  id: 'notice-2010',
  minPublicHours: 20,
  minTotalHours: null,
  minProfessionalShare: null,
  dailyCapHours: 8,
  carryOver: false,
  makeUpYears: 1,
  basis: '通知',
};
const order25: HourRule = { ...notice, minTotalHours: 90, minProfessionalShare: 0.6667 };
const line = (kind: AccountLine['kind'], hours: number): AccountLine => ({
  kind,
  hours,
  because: '审验合格单',
  entryId: 'one',
  href: '/certificate',
});

test.each<[string, HourRule, number[], number[], boolean]>([
  ['N29: twenty public hours meet the notice', notice, [20], [], true],
  ['N29: nineteen and a half do not', notice, [19.5], [], false],
  ['N29: professional hours do not stand in for public ones', notice, [10], [30], false],
  ['N29: hours of several topics add up', notice, [12.1, 7.9], [], true],
  ['E1: thirty public and sixty professional make ninety', order25, [30], [60], true],
  ['E1: ninety with too few professional do not', order25, [40], [50], false],
  ['E1: two thirds alone are not ninety', order25, [20], [60], false],
  [
    'E6: Changzhou asks 24 of 72, the rest professional',
    { ...order25, minPublicHours: 24, minTotalHours: 72 },
    [24],
    [48],
    true,
  ],
])('%s', (_rule, rule, publics, professionals, met) => {
  const lines = [
    ...publics.map((hours) => line('PUBLIC', hours)),
    ...professionals.map((hours) => line('PROFESSIONAL', hours)),
  ];
  expect(computeYearAccount(2026, lines, rule).met).toBe(met);
});

test.each<[string, boolean, number, number | null]>([
  ['E7: no carry-over unless the rule says so', false, 30, null],
  ['E7: what is above the minimum goes to the next year', true, 30, 10],
  ['E7: exactly the minimum leaves nothing', true, 20, null],
])('%s', (_rule, carryOver, hours, carried) => {
  const account = computeYearAccount(2025, [line('PUBLIC', hours)], notice);
  expect(surplusOf(account, { ...notice, carryOver })?.hours ?? null).toBe(carried);
});
