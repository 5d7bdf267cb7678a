import type { Actor, OfficerRole } from '../../../kernel/actor.ts';
import { liesIn, scopeOf } from '../../organisations/index.ts';
import type { CatchUpOrder, OrderKind } from './order.ts';
import type { SpotCheck } from './spot-check.ts';

/** Who sees participation: city, own district, own system (N33, N34). */
export const viewingRoles = [
  'MUNICIPAL_OFFICER',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'CENTRE_CLERK',
] as const satisfies readonly OfficerRole[];

/** Who may order others to catch up. */
export const issuingRoles = [
  'MUNICIPAL_OFFICER',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
] as const satisfies readonly OfficerRole[];

/** Who is ordered, or orders. */
export const orderRoles = [
  ...issuingRoles,
  'UNIT_ADMIN',
  'AGENCY_CLERK',
] as const satisfies readonly OfficerRole[];

/** Who answers orders. */
export const addressedRoles = [
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'UNIT_ADMIN',
  'AGENCY_CLERK',
] as const satisfies readonly OfficerRole[];

/** Who draws and makes spot checks: the bureau in the city, a district in its own. */
export const checkingRoles = [
  'MUNICIPAL_OFFICER',
  'DISTRICT_CLERK',
] as const satisfies readonly OfficerRole[];

/** Who acts for the body an order goes to. */
export const roleOfKind: Record<OrderKind, OfficerRole> = {
  PLACE: 'DISTRICT_CLERK',
  INDUSTRY: 'INDUSTRY_OFFICER',
  UNIT: 'UNIT_ADMIN',
  AGENCY: 'AGENCY_CLERK',
};

type Who = Pick<Actor, 'role' | 'organisationId'>;

/** The bureau's officers share its orders and checks, whichever division they sit in. */
const isOf = (actor: Who, role: string, organisationId: string): boolean =>
  actor.role === role && (role === 'MUNICIPAL_OFFICER' || actor.organisationId === organisationId);

/** Whether the actor follows this order up. */
export function isIssuer(actor: Who, order: Pick<CatchUpOrder, 'issuerRole' | 'issuerId'>) {
  return isOf(actor, order.issuerRole, order.issuerId);
}

/** Whether the order is for the actor's body to answer. */
export function isAddressee(actor: Who, order: Pick<CatchUpOrder, 'kind' | 'addresseeId'>) {
  return actor.role === roleOfKind[order.kind] && actor.organisationId === order.addresseeId;
}

/** Whether the actor reads this check: the bureau every one, a district its own. */
export function maySeeCheck(actor: Actor, check: Pick<SpotCheck, 'organisationId'>) {
  const reads = (checkingRoles as readonly string[]).includes(actor.role);
  return reads && liesIn(scopeOf(actor), { body: check.organisationId });
}

/** Whether the actor records its outcomes: those whose check it is. */
export function mayWorkOn(actor: Who, check: Pick<SpotCheck, 'role' | 'organisationId'>) {
  return isOf(actor, check.role, check.organisationId);
}
