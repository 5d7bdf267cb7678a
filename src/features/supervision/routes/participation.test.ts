import { describe, expect, test } from 'vitest';
import {
  barrierTo,
  type CatchUpOrder,
  dueReminder,
  isOverdue,
  isReached,
  type OrderStep,
  stateAfter,
} from '../rules/order.ts';
import { lineOf, worstFirst, yearEarlier } from '../rules/participation.ts';
import { changeText, dueOf, percentOf, wilson } from '../rules/share.ts';
import { barrierToRecord, barrierToReport } from '../rules/spot-check.ts';

const order = { state: 'ISSUED', deadline: '2026-12-10', caseId: null } as Pick<
  CatchUpOrder,
  'state' | 'deadline' | 'caseId'
>;
const before = { today: '2026-12-01' };
const after = { today: '2026-12-11' };

// N34: who takes which step from where, and where it leads. Null: it goes through.
const table: [
  OrderStep,
  CatchUpOrder['state'],
  'ADDRESSEE' | 'ISSUER',
  object,
  string | null,
  string?,
][] = [
  ['acknowledge', 'ISSUED', 'ADDRESSEE', before, null, 'ACKNOWLEDGED'],
  ['acknowledge', 'ISSUED', 'ISSUER', before, 'not_yours'],
  ['acknowledge', 'ACKNOWLEDGED', 'ADDRESSEE', before, 'order_state'],
  ['report', 'ISSUED', 'ADDRESSEE', before, 'order_state'],
  ['report', 'ACKNOWLEDGED', 'ADDRESSEE', before, null, 'REPORTED'],
  // Late is better than never.
  ['report', 'ACKNOWLEDGED', 'ADDRESSEE', after, null, 'REPORTED'],
  ['accept', 'REPORTED', 'ISSUER', before, null, 'ACCEPTED'],
  ['accept', 'REPORTED', 'ADDRESSEE', before, 'not_yours'],
  ['accept', 'ACKNOWLEDGED', 'ISSUER', before, 'order_state'],
  ['sendBack', 'REPORTED', 'ISSUER', before, null, 'ACKNOWLEDGED'],
  ['sendBack', 'ACCEPTED', 'ISSUER', before, 'order_state'],
  ['extend', 'ISSUED', 'ISSUER', { ...before, deadline: '2026-12-20' }, null, 'ISSUED'],
  ['extend', 'ACKNOWLEDGED', 'ISSUER', { ...after, deadline: '2026-12-20' }, null, 'ACKNOWLEDGED'],
  ['extend', 'ISSUED', 'ISSUER', { ...before, deadline: '2026-12-10' }, 'not_later'],
  ['extend', 'ISSUED', 'ISSUER', { today: '2026-12-15', deadline: '2026-12-12' }, 'not_later'],
  ['extend', 'REPORTED', 'ISSUER', { ...before, deadline: '2026-12-20' }, 'order_state'],
  ['withdraw', 'ISSUED', 'ISSUER', before, null, 'WITHDRAWN'],
  ['withdraw', 'REPORTED', 'ISSUER', before, null, 'WITHDRAWN'],
  ['withdraw', 'ACCEPTED', 'ISSUER', before, 'order_state'],
  ['withdraw', 'ISSUED', 'ADDRESSEE', before, 'not_yours'],
  // N38: by hand, and only what is overdue.
  ['escalate', 'ISSUED', 'ISSUER', before, 'not_overdue'],
  ['escalate', 'ISSUED', 'ISSUER', { today: '2026-12-10' }, 'not_overdue'],
  ['escalate', 'ACKNOWLEDGED', 'ISSUER', after, null, 'ACKNOWLEDGED'],
  ['escalate', 'REPORTED', 'ISSUER', after, 'order_state'],
];

describe('orders to catch up (N34)', () => {
  test.each(table)('%s from %s by the %s at %j: %s', (step, state, by, at, barrier, to) => {
    expect(barrierTo(step, { ...order, state }, by, at as typeof before)).toBe(barrier);
    if (to) expect(stateAfter(step, state)).toBe(to);
  });

  test('an overdue order is reported as a suspicion once (N38)', () => {
    const reported = { ...order, caseId: 'case' };
    expect(barrierTo('escalate', reported, 'ISSUER', after)).toBe('escalated_already');
  });

  test('overdue shows by itself the day after the last day, until the report is in', () => {
    expect(isOverdue(order, '2026-12-10')).toBe(false);
    expect(isOverdue(order, '2026-12-11')).toBe(true);
    expect(isOverdue({ ...order, state: 'REPORTED' }, '2026-12-11')).toBe(false);
  });

  test.each([
    ['2026-12-01', null],
    ['2026-12-03', 7],
    ['2026-12-05', 7],
    ['2026-12-07', 3],
    ['2026-12-09', 1],
    ['2026-12-10', 0],
    ['2026-12-11', -1],
    ['2027-01-11', -1],
  ])('on %s reminder %s is due', (today, reminder) => {
    expect(dueReminder({ ...order, issuedOn: '2026-11-20' }, today)).toBe(reminder);
  });

  test('what was due when the order was issued is not said again, and nothing after the report', () => {
    expect(dueReminder({ ...order, issuedOn: '2026-12-05' }, '2026-12-05')).toBe(null);
    expect(dueReminder({ ...order, issuedOn: '2026-12-05' }, '2026-12-07')).toBe(3);
    const reported = { ...order, state: 'REPORTED', issuedOn: '2026-11-20' } as const;
    expect(dueReminder(reported, '2026-12-11')).toBe(null);
  });

  test('the target counts those who have to learn; where nobody has to it is reached', () => {
    expect(isReached({ targetPercent: 90 }, { due: 10, reached: 9 })).toBe(true);
    expect(isReached({ targetPercent: 90 }, { due: 100, reached: 89 })).toBe(false);
    expect(isReached({ targetPercent: 100 }, { due: 0, reached: 0 })).toBe(true);
  });
});

describe('participation (N33, N34)', () => {
  const figures = (required: number, recorded: number, excused = 0) =>
    ({ required, recorded, excused, enrolled: recorded }) as never;

  test('G13: whoever is excused is not behind', () => {
    expect(dueOf({ required: 10, excused: 2 })).toBe(8);
    expect(lineOf({ member: 'a', name: 'A' }, figures(10, 8, 2)).completion).toBe(100);
    expect(percentOf(12, 10)).toBe(100);
    expect(percentOf(0, 0)).toBe(null);
  });

  test('the furthest behind stand first; among equals those with more people missing', () => {
    const line = (member: string, required: number, recorded: number) =>
      lineOf({ member, name: member }, figures(required, recorded));
    const lines = [
      line('none', 0, 0),
      line('small', 10, 5),
      line('good', 10, 9),
      line('big', 100, 50),
    ];
    expect(lines.toSorted(worstFirst).map(({ member }) => member)).toEqual([
      'big',
      'small',
      'good',
      'none',
    ]);
  });

  test('compared with the same day a year earlier', () => {
    expect(yearEarlier('2026-11-23')).toBe('2025-11-23');
    expect(yearEarlier('2028-02-29')).toBe('2027-02-28');
    expect(changeText(63.5, 59.3)).toBe('+4.2');
    expect(changeText(59.3, 63.5)).toBe('−4.2');
    expect(changeText(50, 50.01)).toBe('持平');
    expect(changeText(50, null)).toBe('—');
  });
});

describe('spot checks', () => {
  // Reference values of the Wilson score interval at 95 %.
  test.each([
    [0, 10, 0, 27.75],
    [1, 20, 0.89, 23.61],
    [5, 50, 4.35, 21.36],
    [50, 50, 92.87, 100],
  ])('%i defects in %i: from %f to %f per cent', (hits, n, low, high) => {
    const interval = wilson(hits, n);
    expect(interval?.low).toBeCloseTo(low, 1);
    expect(interval?.high).toBeCloseTo(high, 1);
  });

  test('without a sample nothing is said', () => expect(wilson(0, 0)).toBe(null));

  const row = { accountId: 'learner', actedBy: 'clerk', caseId: null };
  test.each([
    ['inspector', null, null, null],
    ['clerk', null, null, 'own_act'],
    ['learner', null, null, 'own_act'],
    ['inspector', new Date(), null, 'check_closed'],
    ['inspector', null, 'case', 'reported'],
  ])('G10: %s records (closed %s, case %s): %s', (checker, closedAt, caseId, barrier) => {
    expect(barrierToRecord({ closedAt }, { ...row, caseId }, checker)).toBe(barrier);
  });

  test('only a defect is reported, and once', () => {
    expect(barrierToReport({ outcome: 'IN_ORDER', caseId: null })).toBe('no_defect');
    expect(barrierToReport({ outcome: 'DEFECT', caseId: null })).toBe(null);
    expect(barrierToReport({ outcome: 'DEFECT', caseId: 'case' })).toBe('reported');
  });
});
