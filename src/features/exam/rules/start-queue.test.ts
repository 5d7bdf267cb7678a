import { expect, test } from 'vitest';
import {
  admissionMinutes,
  aheadText,
  askAgainAfter,
  countAhead,
  emptyQueue,
  goneAfterSeconds,
  maySkipQueue,
  nextPace,
  slowestPace,
  speedOf,
  waitText,
} from './start-queue.ts';

const wellServed = { requests: 10_000, late: 3 };
const servedLate = { requests: 10_000, late: 800 };
const calm = { waiting: 0, backlog: 0, pace: 1300, served: wellServed };

test('a start skips the queue while nobody waits and the process keeps up', () => {
  expect(maySkipQueue(calm)).toBe(true);
  // Five hundred at the same moment are half a second of work.
  expect(maySkipQueue({ ...calm, backlog: 500 })).toBe(true);
});

test('one waiting learner closes the gate: first come, first served', () => {
  expect(maySkipQueue({ ...calm, waiting: 1 })).toBe(false);
});

test('starts that pile up close the gate after a few seconds of work', () => {
  expect(maySkipQueue({ ...calm, backlog: 3000 })).toBe(false);
  expect(maySkipQueue({ ...calm, pace: 30, backlog: 1100 })).toBe(false);
});

test('running attempts go first: the gate closes as soon as examinees are served late', () => {
  expect(maySkipQueue({ ...calm, served: servedLate })).toBe(false);
  // A few late requests are noise.
  expect(maySkipQueue({ ...calm, served: { requests: 30, late: 5 } })).toBe(true);
});

const second = { done: 900, backlog: 0, served: wellServed, pressure: 'CALM' } as const;

test('the pace grows while it is used and the process is calm, else it stays', () => {
  expect(nextPace(1000, second)).toBeGreaterThan(1000);
  expect(nextPace(1000, { ...second, done: 3 })).toBe(1000);
  expect(nextPace(1000, { ...second, pressure: 'BUSY' })).toBe(1000);
  // What was managed is known to be possible.
  expect(nextPace(200, { ...second, done: 1300, pressure: 'BUSY' })).toBe(1300);
});

test('the pace falls to what was managed, further while examinees are served late, never below its minimum', () => {
  expect(nextPace(2000, { ...second, backlog: 5000 })).toBe(900);
  expect(nextPace(2000, { ...second, served: servedLate })).toBeLessThan(2000);
  let pace = 2000;
  for (let turn = 0; turn < 100; turn += 1)
    pace = nextPace(pace, { done: 0, backlog: 9000, served: servedLate, pressure: 'BUSY' });
  expect(pace).toBe(slowestPace);
});

test('learners ahead of a place: exact at both ends, interpolated in between', () => {
  const few = { waiting: 3, first: [4, 9, 10], last: 10 };
  expect([4, 9, 10].map((place) => countAhead(few, place))).toEqual([0, 1, 2]);
  // Came after the queue was counted.
  expect([11, 12].map((place) => countAhead(few, place))).toEqual([3, 4]);
  const first = Array.from({ length: 1000 }, (_, at) => at + 1);
  const many = { waiting: 90_000, first, last: 100_000 };
  expect(countAhead(many, 500)).toBe(499);
  expect(countAhead(many, 100_000)).toBe(89_999);
  const half = countAhead(many, 50_500);
  expect(half).toBeGreaterThan(44_000);
  expect(half).toBeLessThan(47_000);
  expect(countAhead(emptyQueue, 7)).toBe(0);
});

test('the expected wait follows the speed of the queue', () => {
  // A queue that does not move counts at the minimum pace.
  expect(speedOf({ at: 0, place: 1000 }, { at: 20_000, place: 1000 }, 500)).toBe(slowestPace);
  expect(speedOf({ at: 0, place: 0 }, { at: 10_000, place: 6000 }, 200)).toBe(600);
  expect(speedOf({ at: 0, place: 0 }, { at: 1000, place: 900 }, 200)).toBe(200);
  expect(aheadText(1240)).toBe('前面还有 1,240 人');
  expect(waitText(1240, 12)).toBe('预计等待约 2 分钟');
  expect(waitText(40, 20)).toBe('预计等待不到 1 分钟');
  expect(aheadText(0)).toBe('前面没有人了');
});

test('the waiting page reloads often near the front, seldom far from it, always before its learner counts as absent', () => {
  expect(askAgainAfter(0, 20, 0)).toBeGreaterThanOrEqual(2);
  expect(askAgainAfter(0, 20, 1)).toBeLessThanOrEqual(5);
  expect(askAgainAfter(100_000, 20, 1)).toBeLessThan(
    Math.min(goneAfterSeconds, admissionMinutes * 60),
  );
  expect(askAgainAfter(100_000, 20, 0)).toBeGreaterThan(30);
  // Those who came together ask at different times.
  expect(askAgainAfter(100_000, 20, 0)).not.toBe(askAgainAfter(100_000, 20, 1));
});
