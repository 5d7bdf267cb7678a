import { expect, test } from 'vitest';
import { instantOf } from '../kernel/calendar.ts';
import { demoStages } from './city/people.ts';
import { type Timeline, timelineOf } from './timeline.ts';

const topicOf = (year: number) => ({
  enrolmentOpensAt: instantOf(`${year}-01-01`),
  enrolmentClosesAt: instantOf(`${year}-12-31`, '23:59'),
});

const order: (keyof Timeline)[] = [
  'registered',
  'selected',
  'paid',
  'studyFrom',
  'studyTo',
  'examined',
  'decided',
  'recorded',
];

const times = (year: number, now: Date) =>
  demoStages.flatMap((stage) =>
    Array.from({ length: 120 }, (_, index) => timelineOf({ stage, index }, topicOf(year), now)),
  );

test.each(['2026-01-01', '2026-01-03', '2026-05-20', '2026-12-31'])(
  'loaded on %s, everybody goes his steps in order, and none in the future',
  (day) => {
    const now = instantOf(day, '20:00');
    for (const year of [2026, 2025]) {
      for (const one of times(year, now)) {
        const instants = order.map((step) => one[step].getTime());
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
        expect(one.end.getTime()).toBeLessThanOrEqual(now.getTime());
      }
    }
  },
);

test("last year's steps are in last year, this year's in this one", () => {
  const now = instantOf('2026-11-23', '14:00');
  for (const { selected, end } of times(2025, now)) {
    expect(selected >= instantOf('2025-01-01')).toBe(true);
    expect(end < instantOf('2026-01-01')).toBe(true);
  }
  for (const { selected, end } of times(2026, now)) {
    expect(selected >= instantOf('2026-01-01')).toBe(true);
    expect(end < now).toBe(true);
  }
});

test('PASSED is of yesterday; SLIP_PENDING has waited for days', () => {
  const now = instantOf('2026-11-23', '14:00');
  const examined = (stage: 'PASSED' | 'SLIP_PENDING') =>
    timelineOf({ stage, index: 7 }, topicOf(2026), now).examined;
  expect(examined('PASSED') > instantOf('2026-11-22')).toBe(true);
  expect(examined('SLIP_PENDING') < instantOf('2026-11-21')).toBe(true);
});
