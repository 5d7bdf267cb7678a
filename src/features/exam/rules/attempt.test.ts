import { describe, expect, test } from 'vitest';
import type { Topic } from '../../courses/index.ts';
import type { Round } from '../../enrolment/index.ts';
import type { Attempt } from './attempt.ts';
import { endingAtDeadline } from './ending.ts';
import { decideStart, type StartFacts } from './start.ts';

const now = new Date('2026-11-23T14:00:00+08:00');
const minutesFromNow = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const topic = {
  examOpensAt: minutesFromNow(-60),
  examClosesAt: minutesFromNow(600),
  makeUpUntil: null,
  examMinutes: 60,
  maxAttempts: 2,
  maxRounds: null,
} as Topic;
const studied = round(1);

function round(roundNo: number, completedAt: Date | null = now): Round {
  return {
    id: `r${roundNo}`,
    enrolmentId: 'e',
    roundNo,
    because: roundNo === 1 ? 'FIRST' : 'RESTUDY',
    owedFen: 0,
    openedAt: now,
    completedAt,
    completedByRule: null,
  };
}
function attempt(attemptNo: number, more: Partial<Attempt> = {}): Attempt {
  return {
    id: `a${attemptNo}`,
    roundId: 'r1',
    attemptNo,
    state: 'GRADED',
    result: 'FAILED',
    restoredAt: null,
    deadlineAt: minutesFromNow(30),
    ...more,
  } as Attempt;
}
const decide = (facts: Partial<StartFacts>) =>
  decideStart({ topic, hasAccess: true, rounds: [studied], attempts: [], now, ...facts });

describe('whether an attempt may start', () => {
  test.each<[string, Partial<StartFacts>, string]>([
    ['N10: without access', { hasAccess: false }, 'no_access'],
    ['N15: before study is completed', { rounds: [round(1, null)] }, 'not_studied'],
    [
      'N15: before the window opens',
      { topic: { ...topic, examOpensAt: minutesFromNow(1) } },
      'not_open_yet',
    ],
    [
      'N15: after the window has closed',
      { topic: { ...topic, examClosesAt: minutesFromNow(-1) } },
      'window_closed',
    ],
    [
      'N18: after two fails, before the course was studied again',
      { rounds: [studied, round(2, null)], attempts: [attempt(1), attempt(2)] },
      'restudy',
    ],
    [
      'G6: when no further round is allowed',
      { topic: { ...topic, maxRounds: 1 }, attempts: [attempt(1), attempt(2)] },
      'rounds_used',
    ],
    ['after a pass', { attempts: [attempt(1, { result: 'PASSED' })] }, 'passed_already'],
    [
      'while the attempt before is being graded',
      { attempts: [attempt(1, { state: 'CLOSED', result: null })] },
      'being_graded',
    ],
    [
      'while an attempt whose time ran out is not closed yet',
      { attempts: [attempt(1, { state: 'OPEN', result: null, deadlineAt: minutesFromNow(-1) })] },
      'being_graded',
    ],
  ])('%s it is refused', (_when, facts, because) => {
    expect(decide(facts)).toEqual({ may: false, because });
  });

  test('E7: make-up prolongs the window', () => {
    const past = {
      ...topic,
      examClosesAt: minutesFromNow(-1),
      makeUpUntil: minutesFromNow(10),
    };
    expect(decide({ topic: past })).toMatchObject({ may: true, deadline: minutesFromNow(10) });
  });

  test('G3: the deadline is the end of the minutes or of the window, whichever is first', () => {
    expect(decide({})).toMatchObject({ deadline: minutesFromNow(60), attemptNo: 1 });
    const closing = { ...topic, examClosesAt: minutesFromNow(20) };
    expect(decide({ topic: closing })).toMatchObject({ deadline: minutesFromNow(20) });
  });

  test('N19: a running attempt is continued, never doubled', () => {
    const running = attempt(1, { state: 'OPEN', result: null });
    expect(decide({ attempts: [running] })).toEqual({ may: 'resume', attemptId: 'a1' });
  });

  test('N17: two attempts a round; a restudied round has two again', () => {
    expect(decide({ attempts: [attempt(1)] })).toMatchObject({ attemptNo: 2, attemptsLeft: 1 });
    const again = decide({ rounds: [studied, round(2)], attempts: [attempt(1), attempt(2)] });
    expect(again).toMatchObject({
      may: true,
      attemptNo: 1,
      attemptsLeft: 2,
      round: { roundNo: 2 },
    });
  });

  test('E15: attempts may be unlimited', () => {
    const attempts = Array.from({ length: 7 }, (_, index) => attempt(index + 1));
    expect(decide({ topic: { ...topic, maxAttempts: null }, attempts })).toMatchObject({
      may: true,
      attemptNo: 8,
      attemptsLeft: null,
    });
  });

  test('G5: a restored attempt is retaken in its own round under a new number', () => {
    const attempts = [attempt(1, { restoredAt: now }), attempt(2)];
    expect(decide({ rounds: [studied, round(2, null)], attempts })).toMatchObject({
      may: true,
      attemptNo: 3,
      attemptsLeft: 1,
      round: { roundNo: 1 },
    });
  });
});

test('G4: contact within the grace period is TIME_UP, earlier contact NOT_RETURNED', () => {
  const ending = (secondsBefore: number) =>
    endingAtDeadline(new Date(now.getTime() - secondsBefore * 1000), now, 120);
  expect([ending(0), ending(120), ending(121)]).toEqual(['TIME_UP', 'TIME_UP', 'NOT_RETURNED']);
});
