import { expect, test } from 'vitest';
import { yearsExcused } from './absence.ts';
import { type AssessmentFacts, assess, type Outcome } from './assessment.ts';
import type { Pass } from './evidence.ts';

function pass(state: 'PENDING' | 'ENDORSED' | 'REVOKED', year = 2026): Pass {
  return {
    topicId: 't',
    year,
    title: '专题',
    creditHours: 20,
    passedAt: new Date('2026-06-01T10:00:00+08:00'),
    slip: { id: 's', slipNo: 'CQ1', verificationCode: 'C', state: 'VALID', because: null },
    endorsement: { id: 'e', state, decidedAt: null },
    entry: null,
  };
}
const excuse = { absenceId: 'a', years: [2026], reason: '长期病假' };

type Row = [name: string, facts: Partial<AssessmentFacts>, outcome: Outcome, because: string];

test.each<Row>([
  [
    'N35: an endorsed slip of the year fulfils it',
    { passes: [pass('ENDORSED')] },
    'FULFILLED',
    'CQ1',
  ],
  [
    'N35: the slip of another year does not',
    { passes: [pass('ENDORSED', 2025)] },
    'NOT_EXCELLENT',
    '没有参加',
  ],
  [
    'N35: nobody who did not take part without reason is graded excellent',
    {},
    'NOT_EXCELLENT',
    '没有参加2026年',
  ],
  ['G13: with a justified absence it is excused', { excuses: [excuse] }, 'EXCUSED', '长期病假'],
  [
    'G13: an absence of another year is none',
    { excuses: [{ ...excuse, years: [2025] }] },
    'NOT_EXCELLENT',
    '没有参加',
  ],
  ['N35: who studies has taken part', { tookPart: true }, 'TOOK_PART', '考试还没有合格'],
  [
    'N23: passed, not yet endorsed: has taken part',
    { passes: [pass('PENDING')] },
    'TOOK_PART',
    '还没有审验',
  ],
  [
    'G12: a revoked endorsement is no completion',
    { passes: [pass('REVOKED')], tookPart: true },
    'NOT_EXCELLENT',
    '已撤销',
  ],
  [
    'G13: a slip counts before an absence',
    { passes: [pass('ENDORSED')], excuses: [excuse] },
    'FULFILLED',
    'CQ1',
  ],
  [
    'G14: in the year of the qualification nothing is due',
    { required: false },
    'NOT_REQUIRED',
    '次年',
  ],
  [
    'G14: done all the same counts',
    { required: false, passes: [pass('ENDORSED')] },
    'FULFILLED',
    'CQ1',
  ],
])('%s', (_name, facts, outcome, because) => {
  const decided = assess({
    year: 2026,
    passes: [],
    excuses: [],
    tookPart: false,
    required: true,
    ...facts,
  });
  expect(decided.outcome).toBe(outcome);
  expect(decided.because).toContain(because);
});

test.each<[string, string, string, number, number[]]>([
  ['G13: a whole year', '2026-01-01', '2026-12-31', 90, [2026]],
  ['G13: exactly the days asked for', '2026-01-01', '2026-03-31', 90, [2026]],
  ['G13: one day less excuses nothing', '2026-01-01', '2026-03-30', 90, []],
  ['G13: over New Year each year is counted by itself', '2025-11-01', '2026-06-30', 90, [2026]],
  ['G13: two years', '2025-03-01', '2026-06-30', 90, [2025, 2026]],
])('%s', (_name, from, to, days, years) => {
  expect(yearsExcused(from, to, days)).toEqual(years);
});
