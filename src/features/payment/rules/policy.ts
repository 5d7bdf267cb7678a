import { type Actor, isCounterClerk, type Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { GroupOrder } from './group-order.ts';
import type { Order } from './order.ts';
import type { RefundCase } from './refund.ts';

/** Only the office competent for a learner takes his fee and opens access; never his own (N7, N8, N12). */
export function mayServeAtCounter(actor: Actor, accountId: string, officeId: string): boolean {
  return (
    isCounterClerk(actor) && actor.organisationId === officeId && actor.accountId !== accountId
  );
}

/** The body that took the money decides on giving it back (roles.md), never in one's own case. */
export function mayDecideRefund(
  actor: Officer,
  refund: Pick<RefundCase, 'organisationId' | 'accountId'>,
): boolean {
  return (
    isCounterClerk(actor) &&
    actor.organisationId === refund.organisationId &&
    actor.accountId !== refund.accountId
  );
}

/** The receipt is for who paid and for the body that took the money. */
export function maySeeReceipt(
  actor: Actor,
  order: Pick<Order, 'accountId' | 'organisationId'>,
): boolean {
  const own = actor.role === 'LEARNER' && actor.accountId === order.accountId;
  return own || (isCounterClerk(actor) && actor.organisationId === order.organisationId);
}

/** Who pays for a list: units for their staff, agencies for their custody (roles.md). */
export const payerRoles = ['UNIT_ADMIN', 'AGENCY_CLERK'] as const;

/** The group order of the actor's own body; any other does not exist: `payment.group_not_found`. */
export function getOwnGroupOrder(actor: Officer, group: GroupOrder | undefined): GroupOrder {
  const pays = actor.role === 'UNIT_ADMIN' || actor.role === 'AGENCY_CLERK';
  if (!group || !pays || group.organisationId !== actor.organisationId)
    throw new Refusal('payment.group_not_found');
  return group;
}

/** The receipt of a unit: for the unit, and for the centre that took the money. */
export function maySeeGroupReceipt(
  actor: Officer,
  group: Pick<GroupOrder, 'organisationId' | 'payeeId'>,
): boolean {
  const pays = actor.role === 'UNIT_ADMIN' || actor.role === 'AGENCY_CLERK';
  return actor.organisationId === (pays ? group.organisationId : group.payeeId);
}
