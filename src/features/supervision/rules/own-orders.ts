import type { Actor } from '../../../kernel/actor.ts';
import type { OrderFilter } from '../queries/orders.ts';
import type { CatchUpOrder, OrderKind } from './order.ts';
import { addressedRoles, issuingRoles, roleOfKind } from './policy.ts';

/** Which orders are an officer's: those their body has to answer, and those they follow up. */
export function ownOrders({ role, organisationId }: Pick<Actor, 'role' | 'organisationId'>): {
  received: Pick<OrderFilter, 'addressee'> | null;
  issued: Pick<OrderFilter, 'issuer'> | null;
} {
  const includes = (roles: readonly string[]) => roles.includes(role);
  const kind = (Object.keys(roleOfKind) as OrderKind[]).find((one) => roleOfKind[one] === role);
  return {
    received:
      includes(addressedRoles) && kind && organisationId
        ? { addressee: { organisationId, kind } }
        : null,
    issued: includes(issuingRoles)
      ? {
          issuer: {
            role: role as CatchUpOrder['issuerRole'],
            // The bureau's divisions share their orders.
            organisationId: role === 'MUNICIPAL_OFFICER' ? null : (organisationId ?? '-'),
          },
        }
      : null,
  };
}
