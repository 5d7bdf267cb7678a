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
const guangdong: HourRule = {
  ...notice,
  minPublicHours: 30,
  minTotalHours: 90,
  minProfessionalShare: 0.4667,
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
  [
    'E6: Guangdong asks 30 public and 42 professional, the rest is free',
    guangdong,
    [48],
    [42],
    true,
  ],
  ['E6: one professional hour too few is too few', guangdong, [49], [41], false],
  ['E8: hours approved from elsewhere fill the professional part', order25, [30], [40, 20], true],
  ['E5: quarters of an hour add up without a rest', order25, [30], [59.75, 0.25], true],
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

const earned = (earnedIn: number, hours: number): AccountLine => ({
  ...line('PUBLIC', hours),
  earnedIn,
});

test.each<[string, number, number, boolean]>([
  ['E7: a year without make-up counts what was earned in it', 0, 2025, true],
  ['E7: a year without make-up counts nothing later (Chengdu)', 0, 2026, false],
  ['E7: one year of make-up lets the year after count', 1, 2026, true],
  ['E7: one year of make-up ends with that year', 1, 2027, false],
  ['E7: eight years of make-up reach far (Zhenjiang)', 8, 2033, true],
  ['E7: what was earned before its year counts', 0, 2024, true],
])('%s', (_rule, makeUpYears, earnedIn, counts) => {
  const account = computeYearAccount(2025, [earned(earnedIn, 20)], { ...notice, makeUpYears });
  expect(account.met).toBe(counts);
  expect(account.public).toBe(counts ? 20 : 0);
  expect(account.late.map(({ hours }) => hours)).toEqual(counts ? [] : [20]);
  expect(account.makeUpUntil).toBe(2025 + makeUpYears);
});

test('E7: what came too late is not handed on either', () => {
  const rule = { ...notice, makeUpYears: 0, carryOver: true };
  const account = computeYearAccount(2025, [earned(2025, 20), earned(2026, 10)], rule);
  expect(surplusOf(account, rule)).toBeNull();
});
