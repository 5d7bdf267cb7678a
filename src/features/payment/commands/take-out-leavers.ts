import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sendText } from '../../accounts/index.ts';
import { listOpenLines } from '../queries/group-orders.ts';
import { listPayerIds } from '../roster-of-payer.ts';
import { takeOutLine } from '../take-out-line.ts';

/**
 * Whoever left the unit or the agency's custody before his line was paid drops out with a notice, and
 * the order's sum shrinks (Q13). Returns how many.
 * No audit: each line that closes is recorded.
 */
export async function takeOutLeavers(parts: Parts, groupOrderId?: string): Promise<number> {
  const lines = await listOpenLines(parts.db, groupOrderId);
  const staff = new Map<string, Set<string>>();
  let left = 0;
  for (const line of lines) {
    if (!staff.has(line.organisationId)) {
      const day = dayOf(parts.clock.now());
      const ids = await listPayerIds(parts.db, line.organisationId, day);
      staff.set(line.organisationId, new Set(ids));
    }
    if (staff.get(line.organisationId)?.has(line.accountId)) continue;
    const out = await inTransaction(parts.db, async (tx) => {
      if (!(await takeOutLine(parts, tx, 'SYSTEM', line.orderId, 'LEFT_UNIT'))) return false;
      const text = '您已离开原单位，单位集体缴费的订单不再包含您这一份，请自行缴费或由新单位缴费。';
      await sendText(parts, tx, line.accountId, text);
      return true;
    });
    if (out) left += 1;
  }
  return left;
}

/** The same for every group order that waits for money. */
export async function takeOutAllLeavers(parts: Parts): Promise<void> {
  await takeOutLeavers(parts);
}
