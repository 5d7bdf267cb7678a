import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { notify } from '../../messages/index.ts';
import { listOpenLines } from '../queries/group-orders.ts';
import { listPaidForIds } from '../queries/payer-roster.ts';
import { closeOpenOrder } from './close-open-order.ts';

type OpenLine = Awaited<ReturnType<typeof listOpenLines>>[number];

/**
 * Removes the unpaid lines of people who left the unit or the agency's custody, from one group order or
 * from all, and notifies both sides (Q13). Returns how many. No audit: each closed line is recorded.
 */
export async function removeLeavers(parts: Parts, groupOrderId?: string): Promise<number> {
  const lines = await listOpenLines(parts.db, groupOrderId);
  const staff = new Map<string, Set<string>>();
  let left = 0;
  for (const line of lines) {
    if (!staff.has(line.organisationId)) {
      const day = dayOf(parts.clock.now());
      const ids = await listPaidForIds(parts.db, line.organisationId, day);
      staff.set(line.organisationId, new Set(ids));
    }
    if (staff.get(line.organisationId)?.has(line.accountId)) continue;
    const out = await inTransaction(parts.db, async (tx) => {
      if (!(await closeOpenOrder(parts, tx, 'SYSTEM', line.orderId, 'LEFT_UNIT'))) return false;
      await notifyBoth(parts, tx, line);
      return true;
    });
    if (out) left += 1;
  }
  return left;
}

async function notifyBoth(parts: Parts, tx: Tx, line: OpenLine): Promise<void> {
  await notify(parts, tx, [line.accountId], {
    subject: '原单位的集体缴费不再包含您',
    text: '您已离开原单位，单位集体缴费的订单不再包含您这一份，请自行缴费或由新单位缴费。',
    href: '/courses',
    channels: ['SMS'],
  });
  await notify(parts, tx, [line.createdBy], {
    subject: '集体订单有人移出',
    text: `${line.name}已离开本单位，从集体订单${line.groupNo}中移出，应付金额相应减少。`,
    href: `/group-orders/${line.groupOrderId}`,
  });
}
