import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textCell } from './cell.ts';
import { readDay, readDayText } from './day.ts';

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026/11/23', '2026-11-23'],
  ['2026.11.23', '2026-11-23'],
  ['2026年11月23日', '2026-11-23'],
  ['2026 年 1 月 3 日', '2026-01-03'],
  ['20261123', '2026-11-23'],
  ['20261123093015', '2026-11-23'],
  ['2015.11.3', '2015-11-03'],
  ['２０２６－１１－２３', '2026-11-23'],
  ['2026-11-18 10:20:30', '2026-11-18'],
  ['2026-11-18T10:20:30.000', '2026-11-18'],
  ['2026/11/18 9:05', '2026-11-18'],
])('%s is read as %s', (typed, day) => {
  expect(readDayText(typed)).toEqual({ day });
});

test.each([
  ['2015.12', 'DAY_MISSING'],
  ['2015年12月', 'DAY_MISSING'],
  ['2015年', 'DAY_MISSING'],
  ['2015', 'DAY_MISSING'],
  ['201512', 'DAY_MISSING'],
  // 2015-09-2 or 2015-0-92: two readings are no reading.
  ['2015092', 'DAY_MISSING'],
  ['2015111', 'DAY_MISSING'],
  ['23/11/2026', 'DAY_FIRST'],
  ['23-11-26', 'DAY_FIRST'],
  ['2026-02-30', 'NO_SUCH_DAY'],
  ['2026-13-01', 'NO_SUCH_DAY'],
  ['0026-11-23', 'NO_SUCH_DAY'],
  ['2026-11/23', 'NOT_A_DATE'],
  ['42248', 'NOT_A_DATE'],
  ['昨天', 'NOT_A_DATE'],
])('%s is a fault: %s', (typed, fault) => {
  expect(readDayText(typed)).toEqual({ fault });
});

test('every day of two centuries comes back from each way to write it, and never as another day', () => {
  const days = fc.date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      const [year, month, dayOfMonth] = day.split('-') as [string, string, string];
      const short = [year, Number(month), Number(dayOfMonth)];
      const written = [day, day.replaceAll('-', ''), short.join('/'), short.join('.')];
      written.push(`${year}年${Number(month)}月${Number(dayOfMonth)}日`);
      for (const text of written) expect(readDay(textCell(text))).toEqual({ day });
    }),
  );
});

test('an empty cell has no day, a failed formula is a fault', () => {
  expect(readDay({ kind: 'EMPTY', text: '' })).toBeNull();
  expect(readDay({ kind: 'ERROR', text: '#N/A' })).toEqual({ fault: 'NOT_A_DATE' });
});
