import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertOrderEvent, lockOrder, type OrderChange, updateOrder } from '../queries/orders.ts';
import { barrierTo, type CatchUpOrder, type OrderStep, stateAfter } from '../rules/order.ts';
import { isAddressee, isIssuer } from '../rules/policy.ts';

export interface Taking {
  step: OrderStep;
  /** The line of the order's way that both sides read. */
  line: string;
  /** The new last day of an extension. */
  deadline?: string;
  facts?: Record<string, unknown>;
  /** What else changes with the step, in its transaction. */
  work(tx: Tx, order: CatchUpOrder, now: Date): Promise<OrderChange>;
}

/**
 * Takes one step of an order: locks it, asks the rules, does the work, keeps the line and the audit row,
 * all in one transaction. Throws `supervision.not_found` and `supervision.<barrier>`.
 */
export async function takeOrderStep(
  parts: Parts,
  actor: Officer,
  id: string,
  { step, line, deadline, facts, work }: Taking,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const order = await lockOrder(tx, id);
    const side = order && sideOf(actor, order);
    if (!order || !side) throw new Refusal('supervision.not_found');
    const now = parts.clock.now();
    const day = { today: dayOf(now), ...(deadline === undefined ? {} : { deadline }) };
    const barrier = barrierTo(step, order, side, day);
    if (barrier) throw new Refusal(`supervision.${barrier}`);
    const state = stateAfter(step, order.state);
    const change = await work(tx, order, now);
    const closed = state === 'ACCEPTED' || state === 'WITHDRAWN' ? { closedAt: now } : {};
    await updateOrder(tx, id, { ...change, ...closed, state });
    await insertOrderEvent(tx, id, { text: line, actorAccountId: actor.accountId, at: now });
    const subject = { type: 'catch_up_order', id };
    await recordAudit(tx, actor, `supervision.${actions[step]}`, subject, { state, ...facts });
  });
}

function sideOf(actor: Officer, order: CatchUpOrder): 'ADDRESSEE' | 'ISSUER' | null {
  if (isAddressee(actor, order)) return 'ADDRESSEE';
  return isIssuer(actor, order) ? 'ISSUER' : null;
}

const actions: Record<OrderStep, string> = {
  acknowledge: 'acknowledge_order',
  report: 'report_on_order',
  accept: 'accept_report',
  sendBack: 'send_report_back',
  extend: 'extend_order',
  withdraw: 'withdraw_order',
  escalate: 'report_overdue_order',
};
