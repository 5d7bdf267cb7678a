import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type CaseChange, insertEvent, lockCase, updateCase } from '../queries/cases.ts';
import { barrierTo, type Case, type Step, stateAfter } from '../rules/case.ts';
import { isAccused } from '../rules/policy.ts';

export interface Taking {
  step: Step;
  /** The line of the case's way that everybody on it reads. */
  line: string;
  facts?: Record<string, unknown>;
  /** What else changes with the step, in its transaction. */
  work(tx: Tx, one: Case, now: Date): Promise<Omit<CaseChange, 'state'>>;
}

/**
 * Takes one step of a case: locks it, asks the rules, does the work, keeps the line and the audit row, all
 * in one transaction. Throws `irregularities.not_found` and `irregularities.<barrier>`.
 */
export async function takeStep(
  parts: Parts,
  actor: Actor,
  id: string,
  { step, line, facts, work }: Taking,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const one = await lockCase(tx, id);
    const accused = one ? isAccused(actor, one) : false;
    if (!one || (!accused && actor.role !== 'MUNICIPAL_OFFICER'))
      throw new Refusal('irregularities.not_found');
    const now = parts.clock.now();
    const by = { accountId: actor.accountId, accused };
    const barrier = barrierTo(step, one, by, now);
    if (barrier) throw new Refusal(`irregularities.${barrier}`);
    const { state, outcome } = stateAfter(step, one);
    const change = await work(tx, one, now);
    const closed = state === 'CLOSED' ? { outcome, closedAt: now } : {};
    await updateCase(tx, id, { ...change, ...closed, state });
    await insertEvent(tx, id, { text: line, actorAccountId: actor.accountId, at: now });
    const subject = { type: 'irregularity_case', id };
    await recordAudit(tx, actor, `irregularities.${action[step]}`, subject, { state, ...facts });
  });
}

const action: Record<Step, string> = {
  accept: 'accept',
  reject: 'reject',
  notify: 'notify',
  defend: 'defend',
  drop: 'drop',
  propose: 'propose',
  sendBack: 'send_back',
  decide: 'decide',
  appeal: 'appeal',
  uphold: 'uphold_decision',
  overturn: 'overturn_decision',
  close: 'close',
};
