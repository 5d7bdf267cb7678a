import { expect, test } from 'vitest';
import { endOfTerm } from './calendar.ts';

test('a term ends with a day in Shanghai, whatever the hour it began', () => {
  const end = new Date('2026-12-09T23:59:59+08:00');
  expect(endOfTerm(new Date('2026-11-29T04:36:12+08:00'), 10)).toEqual(end);
  expect(endOfTerm(new Date('2026-11-29T23:59:59+08:00'), 10)).toEqual(end);
});
