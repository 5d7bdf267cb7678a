import { expect, test } from 'vitest';
import { ageInWords, dueInWords, inOrderOfTerm, termOf, type WaitingRow } from './waiting.ts';

const now = new Date('2026-11-23T14:00:00+08:00');
const days = (n: number) => new Date(now.getTime() + n * 86_400_000);
const row = (what: string, since: Date | null, due: Date | null = null): WaitingRow => ({
  href: `/${what}`,
  icon: 'check',
  kind: '双人复核',
  what,
  count: null,
  since,
  due,
});

test('what is overdue comes first, then what is due, then by age; of unknown age last', () => {
  const rows = [
    row('unknown', null),
    row('young', days(-1)),
    row('old', days(-9)),
    row('soon', days(-2), days(3)),
    row('late', days(-1), days(-1)),
    row('today', days(-1), new Date('2026-11-23T23:00:00+08:00')),
  ];
  expect(inOrderOfTerm(rows, now).map(({ what }) => what)).toEqual([
    'late',
    'today',
    'soon',
    'old',
    'young',
    'unknown',
  ]);
});

test('age and deadline are said in days', () => {
  expect(ageInWords({ since: days(-9) }, now)).toBe('9 天');
  expect(ageInWords({ since: now }, now)).toBe('今天');
  expect(ageInWords({ since: null }, now)).toBe('');
  expect(dueInWords({ due: days(-2) }, now)).toBe('超 2 天');
  expect(dueInWords({ due: days(1) }, now)).toBe('明天');
  expect(dueInWords({ due: days(3) }, now)).toBe('还剩 3 天');
  expect(termOf({ due: null }, now)).toBe('LATER');
});
