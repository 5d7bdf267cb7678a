import { expect, test } from 'vitest';
import { calendarOf, readDays, writeDays } from './holidays.ts';

test('a list of days is read with the separators of a table or of the notice, and written back', () => {
  const { days, faults } = readDays(
    '2027年10月1日至2027年10月3日 休 国庆节\n2027/10/9,班,国庆节调休\n\n2027-01-01 休',
    2027,
  );
  expect(faults).toEqual([]);
  expect(days.map(({ day }) => day)).toEqual([
    '2027-01-01',
    '2027-10-01',
    '2027-10-02',
    '2027-10-03',
    '2027-10-09',
  ]);
  const written = writeDays(days);
  expect(written).toBe(
    '2027-01-01 休\n2027-10-01 至 2027-10-03 休 国庆节\n2027-10-09 班 国庆节调休',
  );
  expect(readDays(written, 2027).days).toEqual(days);
  const calendar = calendarOf([{ year: 2027, days }]);
  expect(calendar.off.has('2027-10-02')).toBe(true);
  expect(calendar.worked.has('2027-10-09')).toBe(true);
});

test('a line that says no day, another year or a day twice is named', () => {
  const text = '元旦\n2027-02-30 休\n2026-01-01 休\n2027-01-01 休\n2027-01-01 班';
  expect(readDays(text, 2027).faults).toEqual([
    { line: 1, text: '元旦', because: 'form' },
    { line: 2, text: '2027-02-30 休', because: 'day' },
    { line: 3, text: '2026-01-01 休', because: 'year' },
    { line: 5, text: '2027-01-01 班', because: 'twice' },
  ]);
});
