import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listOfficers } from '../../identity/index.ts';
import { notify } from '../../messages/index.ts';
import type { CatchUpOrder } from '../rules/order.ts';
import { roleOfKind } from '../rules/policy.ts';

type About = Pick<
  CatchUpOrder,
  'id' | 'orderNo' | 'kind' | 'addresseeId' | 'issuedBy' | 'issuerId'
>;

const notice = (order: About, text: string, organisationId: string | null) => ({
  subject: `${order.orderNo}号限期补学通知`,
  text,
  href: `/catch-up-orders/${order.id}`,
  organisationId,
  channels: ['MAIL'] as const,
});

/** Sends a message to the officers of the body ordered. No audit: the step told about records itself. */
export async function tellAddressee(parts: Parts, tx: Tx, order: About, text: string) {
  const officers = await listOfficers(tx, order.addresseeId, roleOfKind[order.kind]);
  const ids = officers.map(({ accountId }) => accountId);
  await notify(parts, tx, ids, notice(order, text, order.issuerId));
}

/** Sends a message to the officer who issued the order. */
export async function tellIssuer(parts: Parts, tx: Tx, order: About, text: string) {
  await notify(parts, tx, [order.issuedBy], notice(order, text, order.addresseeId));
}
