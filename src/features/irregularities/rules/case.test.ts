import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleOf } from '../../../../test/support/sample-of.ts';
import { barrierTo, type Case, measuresFor, type Step, stateAfter, steps } from './case.ts';
import { caseStates } from './case-kinds.ts';

const day = 86_400_000;
const start = new Date('2026-11-23T10:00:00+08:00');

type Facts = Pick<
  Case,
  | 'state'
  | 'outcome'
  | 'accountId'
  | 'defenceDueAt'
  | 'defendedAt'
  | 'proposedBy'
  | 'decidedBy'
  | 'appealDueAt'
> & { appealDecidedBy: string | null };

const fresh: Facts = {
  state: 'REPORTED',
  outcome: null,
  accountId: 'accused',
  defenceDueAt: null,
  defendedAt: null,
  proposedBy: null,
  decidedBy: null,
  appealDueAt: null,
  appealDecidedBy: null,
};

/** What the commands write with a step. */
function take(one: Facts, step: Step, by: string, now: Date): Facts {
  const later = (days: number) => new Date(now.getTime() + days * day);
  const changes: Partial<Record<Step, Partial<Facts>>> = {
    notify: { defenceDueAt: later(10) },
    defend: { defendedAt: now },
    propose: { proposedBy: by },
    sendBack: { proposedBy: null },
    decide: { decidedBy: by, appealDueAt: later(30) },
    uphold: { appealDecidedBy: by },
    overturn: { appealDecidedBy: by },
  };
  return { ...one, ...changes[step], ...stateAfter(step, one) };
}

const allSteps = Object.keys(steps) as Step[];
const attempt = fc.record({
  step: fc.constantFrom(...allSteps),
  by: fc.constantFrom('accused', 'wang', 'li', 'zhao'),
  days: fc.constantFrom(0, 1, 11, 31),
});

test('N38: in any order of attempts a case is decided by two officers, reviewed by a third, never by the accused', () => {
  fc.assert(
    fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
      let one = fresh;
      let now = start;
      for (const { step, by, days } of attempts) {
        now = new Date(now.getTime() + days * day);
        const before = one;
        if (barrierTo(step, one, { accountId: by, accused: by === 'accused' }, now)) continue;
        one = take(one, step, by, now);
        expect(caseStates).toContain(one.state);
        expect(before.state).not.toBe('CLOSED');
        expect((one.state === 'CLOSED') === (one.outcome !== null)).toBe(true);
        if (one.decidedBy) expect(one.decidedBy).not.toBe(one.proposedBy);
        if (one.appealDecidedBy)
          expect([one.decidedBy, one.proposedBy, 'accused']).not.toContain(one.appealDecidedBy);
        if (by === 'accused') expect(['defend', 'appeal']).toContain(step);
        // The accused was heard, or had the whole term.
        if (step === 'propose')
          expect(one.defendedAt !== null || (one.defenceDueAt as Date) <= now).toBe(true);
        // A decision is in force from its day until an appeal is won.
        const inForce = ['DECIDED', 'APPEALED'].includes(one.state) || one.outcome === 'UPHELD';
        expect(inForce).toBe(one.decidedBy !== null && one.outcome !== 'OVERTURNED');
      }
    }),
    sampleOf(2000),
  );
});

test('N38: every state but the last has a step that an uninvolved officer can take', () => {
  const later = new Date(start.getTime() + 100 * day);
  const full: Facts = {
    ...fresh,
    defenceDueAt: start,
    appealDueAt: start,
    proposedBy: 'wang',
    decidedBy: 'li',
  };
  for (const state of caseStates.filter((one) => one !== 'CLOSED')) {
    const open = allSteps.filter(
      (step) => !barrierTo(step, { ...full, state }, { accountId: 'zhao', accused: false }, later),
    );
    expect(open.length, state).toBeGreaterThan(0);
  }
});

test('N38: only a person loses eligibility, only a body is held accountable', () => {
  expect(measuresFor({ accountId: 'a' })).toContain('ELIGIBILITY_LOST');
  expect(measuresFor({ accountId: 'a' })).not.toContain('ACCOUNTABILITY');
  expect(measuresFor({ accountId: null })).toContain('ACCOUNTABILITY');
  expect(measuresFor({ accountId: null })).not.toContain('ELIGIBILITY_LOST');
  expect(measuresFor({ accountId: null })).not.toContain('RESULT_VOID');
});
