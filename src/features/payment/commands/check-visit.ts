import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  claimDueVisits,
  findVisit,
  lockVisit,
  markVisitAsked,
  markVisitClosed,
} from '../queries/group-visits.ts';
import type { GroupVisit } from '../rules/group-order.ts';
import { isAbandoned, isExpired, type LearnedBy, nextAsk } from '../rules/order.ts';
import { settleVisit } from './settle-visit.ts';

const batch = 20;

/**
 * Asks the gateway what became of a unit's payment: settles it, or closes the way when its time is
 * over or the unit gives it up (`end`). Throws when the gateway does not answer.
 * No audit: what it leads to is recorded where it is done.
 */
export async function checkVisit(
  parts: Parts,
  visitId: string,
  { learnedBy = 'QUERY', end = false }: { learnedBy?: LearnedBy; end?: boolean } = {},
): Promise<void> {
  const { paymentGateway: gateway, clock } = parts;
  const visit = await findVisit(parts.db, visitId);
  if (visit?.state !== 'OPEN') return;
  if (!gateway) throw new Error('no payment gateway to ask');
  const now = clock.now();
  await markVisitAsked(parts.db, visitId, nextAsk(visit.asks + 1, now));
  const trade = await gateway.query(visit.visitNo);
  const outcome = trade?.state === 'PAID' && (await settleVisit(parts, trade, learnedBy));
  if (outcome && outcome !== 'WRONG_AMOUNT') return;
  const over = trade?.state === 'CLOSED' || trade?.state === 'REFUNDED';
  if (!over && !end && !isExpired(visit, now)) return;
  // Closed at the gateway first, so that nobody can pay it afterwards.
  if (!over && !(await gateway.close(visit.visitNo))) {
    const late = await gateway.query(visit.visitNo);
    const settled = late?.state === 'PAID' && (await settleVisit(parts, late, learnedBy));
    if (settled && settled !== 'WRONG_AMOUNT') return;
  }
  await closeVisit(parts, visitId);
}

/** Closes the way in our books; money that still comes counts line by line all the same. */
async function closeVisit(parts: Parts, visitId: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const visit = await lockVisit(tx, visitId);
    if (visit.state !== 'OPEN') return;
    await markVisitClosed(tx, visitId);
    const subject = { type: 'group_order', id: visit.groupOrderId };
    await recordAudit(tx, 'SYSTEM', 'payment.close_visit', subject, { visitNo: visit.visitNo });
  });
}

/** The active query for units: every open way that is due, as for single orders (Q12). */
export async function checkDueVisits(parts: Parts): Promise<void> {
  const due = await claimDueVisits(parts.db, parts.clock.now(), batch);
  await Promise.all(due.map((visit) => checkOne(parts, visit)));
}

async function checkOne(parts: Parts, visit: GroupVisit): Promise<void> {
  try {
    await checkVisit(parts, visit.id);
  } catch (error) {
    parts.log.warn({ error, visitId: visit.id }, 'the gateway could not be asked');
    if (isAbandoned(visit, parts.clock.now())) await closeVisit(parts, visit.id);
  }
}
