import { expect, test } from 'vitest';
import { type Beat, measureStudy, type Span } from './decide-study.ts';

const limits = {
  dayHours: 14,
  doubledMinutes: 10,
  examMinutes: 15,
  claimFactor: 4,
  refusedMinutes: 30,
};
const minute = 60_000;

/** Heartbeats of a player, every ten seconds. */
function play(from: number, minutes: number, roundId = 'r1', claims = 1): Beat[] {
  return Array.from({ length: minutes * 6 }, (_, index) => {
    const at = (from + (index + 1) / 6) * minute;
    const beat = { roundId, lessonId: 'l', at, previousAt: at - 10_000 };
    const refused = { ...beat, kind: 'REFUSED' as const, seconds: 10 * (claims - 1) };
    return [{ ...beat, kind: 'PLAYED' as const, seconds: 10 }, ...(claims > 1 ? [refused] : [])];
  }).flat();
}
const caughtUp: Beat = {
  roundId: 'r2',
  lessonId: 'l',
  kind: 'PLAYED',
  seconds: 1800,
  at: 90 * minute,
  previousAt: 0,
};

test.each<[string, Beat[], Span[], string[]]>([
  ['E9: a long day before the end of the year', play(0, 12 * 60), [], []],
  ['E9: around the clock', play(0, 15 * 60), [], ['HOURS']],
  ['E9: double speed', play(0, 120, 'r1', 2), [], []],
  ['E9: a player that claims ten times the clock', play(0, 30, 'r1', 10), [], ['CLAIMS']],
  ['E10: last year after this year', [...play(0, 60), ...play(60, 60, 'r2')], [], []],
  ['E10: two courses at once', [...play(0, 60), ...play(10, 60, 'r2')], [], ['DOUBLED']],
  ['caught up after an outage: nobody knows when it ran', [...play(60, 30), caughtUp], [], []],
  ['a film left on when the exam began', play(0, 60), [{ from: 50 * minute, to: 90 * minute }], []],
  ['study through the exam', play(0, 60), [{ from: 20 * minute, to: 60 * minute }], ['EXAM']],
])('study beyond the clock: %s', (_what, beats, exams, beyond) => {
  expect(measureStudy({ beats, exams }, limits).beyond).toEqual(beyond);
});
