import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type CaseChange, insertEvent, lockCase, updateCase } from '../queries/cases.ts';
import { barrierTo, type Case, type Step, stateAfter, steps } from '../rules/case.ts';
import { isAccused } from '../rules/policy.ts';

interface StepWork {
  step: Step;
  /** The line in the history of the case, read by both sides. */
  line: string;
  facts?: Record<string, unknown>;
  /** Does what belongs to the step, in its transaction; returns what else changes in the case. */
  change?(tx: Tx, one: Case, now: Date): Promise<Omit<CaseChange, 'state'>>;
}

/**
 * Takes one step of a case in one transaction: lock, rules, work, history, audit. Throws
 * `irregularities.not_found` and `irregularities.<barrier>`.
 */
export async function takeStep(
  parts: Parts,
  actor: Actor,
  id: string,
  { step, line, facts, change }: StepWork,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const one = await lockCase(tx, id);
    const accused = isAccused(actor, one);
    if (!accused && actor.role !== 'MUNICIPAL_OFFICER')
      throw new Refusal('irregularities.not_found');
    const now = parts.clock.now();
    const barrier = barrierTo(step, one, { accountId: actor.accountId, accused }, now);
    if (barrier) throw new Refusal(`irregularities.${barrier}`);
    const { state, outcome } = stateAfter(step, one);
    const changed = await change?.(tx, one, now);
    const closed = state === 'CLOSED' ? { outcome, closedAt: now } : {};
    await updateCase(tx, id, { ...changed, ...closed, state });
    await insertEvent(tx, id, { text: line, actorAccountId: actor.accountId, at: now });
    const action = `irregularities.${steps[step].audited ?? step}`;
    const subject = { type: 'irregularity_case', id };
    await recordAudit(tx, actor, action, subject, { state, ...facts });
  });
}
