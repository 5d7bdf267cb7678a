import type { Actor, OfficerRole } from '../../../kernel/actor.ts';
import type { TextbookOrder } from './textbook.ts';

/** Roles that order for a body and collect orders (roles.md). */
export const orderingRoles = [
  'UNIT_ADMIN',
  'AGENCY_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
] as const satisfies readonly OfficerRole[];

/** Roles that fulfil orders (N33). */
export const fulfillingRoles = [
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
] as const satisfies readonly OfficerRole[];

/** Whether the actor is the orderer: the person, or an officer of the body. */
export function isOrderer(actor: Actor, order: TextbookOrder): boolean {
  if (actor.role === 'LEARNER') return order.accountId === actor.accountId;
  return order.organisationId !== null && order.organisationId === actor.organisationId;
}

/** Whether the actor's body collects the order and hands it out. */
export function isCollector(actor: Actor, order: TextbookOrder): boolean {
  return order.collectorId !== null && order.collectorId === actor.organisationId;
}

/** Whether the actor fulfils orders. */
export function fulfils(actor: Actor): boolean {
  return (fulfillingRoles as readonly string[]).includes(actor.role);
}

/** Whether the actor takes cash and cards for books: at the counter of the centre. */
export function mayTakeCash({ role }: Actor): boolean {
  return role === 'CENTRE_CLERK';
}

/** Whether the actor sees an order: orderer, collector, fulfilling roles, the municipal bureau. */
export function maySee(actor: Actor, order: TextbookOrder): boolean {
  return (
    isOrderer(actor, order) ||
    isCollector(actor, order) ||
    fulfils(actor) ||
    actor.role === 'MUNICIPAL_OFFICER'
  );
}
