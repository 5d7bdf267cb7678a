import {
  type Actor,
  isCounterClerk,
  type Officer,
  type OfficerRole,
} from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Bill } from './bill.ts';
import type { GroupOrder } from './group-order.ts';
import type { Order } from './order.ts';
import type { RefundCase } from './refund.ts';

/** The body that took the money decides on its refund (roles.md); no officer on their own. */
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

/** Who took a payment corrects it, and officers named for the closing of the body; nobody their own fee. */
export function mayCorrectPayment(
  actor: Officer,
  order: Pick<Order, 'organisationId' | 'accountId' | 'createdBy'>,
  closes: boolean,
): boolean {
  return mayDecideRefund(actor, order) && (order.createdBy === actor.accountId || closes);
}

/** A receipt is seen by the payer and by the body that took the money. */
export function maySeeReceipt(
  actor: Actor,
  order: Pick<Order, 'accountId' | 'organisationId'>,
): boolean {
  const own = actor.role === 'LEARNER' && actor.accountId === order.accountId;
  return own || (isCounterClerk(actor) && actor.organisationId === order.organisationId);
}

/** Roles that read what the people in their scope paid (roles.md "Sections of a dossier"). */
export const dossierRoles = [
  'DISTRICT_CLERK',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
] as const satisfies readonly OfficerRole[];

/** Roles that pay for lists: units for their staff, agencies for their custody (roles.md). */
export const payerRoles = ['UNIT_ADMIN', 'AGENCY_CLERK'] as const;

/** Who pays bills of other features: learners, and bodies that order textbooks (roles.md). */
export const billPayerRoles = [
  'LEARNER',
  ...payerRoles,
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
] as const;

/** Whether the actor pays this bill: the learner themselves, or an officer of the body. */
export function isPayerOfBill(
  actor: Actor,
  { accountId, payerId }: Pick<Bill, 'accountId' | 'payerId'>,
): boolean {
  return actor.role === 'LEARNER'
    ? accountId === actor.accountId
    : payerId === actor.organisationId && billPayerRoles.some((role) => role === actor.role);
}

const isPayer = ({ role }: Actor) => (payerRoles as readonly string[]).includes(role);

/** Whether the actor pays this order: the learner, or for a line of a group order an officer of its payer. */
export function isPayerOf(
  actor: Actor,
  order: Pick<Order, 'accountId'>,
  group: Pick<GroupOrder, 'organisationId'> | null,
): boolean {
  if (group) return isPayer(actor) && actor.organisationId === group.organisationId;
  return actor.role === 'LEARNER' && actor.accountId === order.accountId;
}

/** The group order of the actor's own body; any other does not exist: `payment.group_not_found`. */
export function getOwnGroupOrder(actor: Officer, group: GroupOrder | undefined): GroupOrder {
  if (!group || !isPayer(actor) || group.organisationId !== actor.organisationId)
    throw new Refusal('payment.group_not_found');
  return group;
}

/** A unit's receipt is seen by the unit and by the centre that took the money. */
export function maySeeGroupReceipt(
  actor: Officer,
  group: Pick<GroupOrder, 'organisationId' | 'payeeId'>,
): boolean {
  return actor.organisationId === (isPayer(actor) ? group.organisationId : group.payeeId);
}
