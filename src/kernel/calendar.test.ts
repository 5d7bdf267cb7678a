import { expect, test } from 'vitest';
import { afterWorkingHours, endOfTerm, isWorkday, plainWeek, workdayFrom } from './calendar.ts';

test('a term ends with a day in Shanghai, whatever the hour it began', () => {
  const end = new Date('2026-12-09T23:59:59+08:00');
  expect(endOfTerm(new Date('2026-11-29T04:36:12+08:00'), 10)).toEqual(end);
  expect(endOfTerm(new Date('2026-11-29T23:59:59+08:00'), 10)).toEqual(end);
});

// National Day 2027 with a Saturday worked for it.
const calendar = {
  off: new Set(['2027-10-01', '2027-10-04', '2027-10-05', '2027-10-06', '2027-10-07']),
  worked: new Set(['2027-10-09']),
};

test('offices are open from Monday to Friday but on holidays, and on days worked for them', () => {
  expect(isWorkday('2027-09-30', calendar)).toBe(true);
  expect(isWorkday('2027-10-01', calendar)).toBe(false);
  expect(isWorkday('2027-10-03', calendar)).toBe(false);
  expect(isWorkday('2027-10-09', calendar)).toBe(true);
  expect(isWorkday('2027-10-09', plainWeek)).toBe(false);
  expect(workdayFrom('2027-10-01', calendar)).toBe('2027-10-08');
});

test('a term that would end on a day off ends on the next working day', () => {
  const from = new Date('2027-09-22T10:00:00+08:00');
  expect(endOfTerm(from, 10)).toEqual(new Date('2027-10-02T23:59:59+08:00'));
  expect(endOfTerm(from, 10, calendar)).toEqual(new Date('2027-10-08T23:59:59+08:00'));
});

test('hours of days off do not count', () => {
  const at = (time: string) => new Date(`${time}:00+08:00`);
  const after = (time: string, hours: number) => afterWorkingHours(at(time), hours, calendar);
  expect(after('2027-09-29T14:00', 24)).toEqual(at('2027-09-30T14:00'));
  expect(after('2027-09-30T14:00', 24)).toEqual(at('2027-10-08T14:00'));
  expect(after('2027-10-02T14:00', 2)).toEqual(at('2027-10-08T02:00'));
});
