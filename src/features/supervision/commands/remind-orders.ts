import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDay } from '../../../ui/index.ts';
import { insertOrderEvent, lockOrder } from '../queries/orders.ts';
import { insertReminder, listDueOrders } from '../queries/reminders.ts';
import { daysBetween, dueReminder, overdueMark } from '../rules/order.ts';
import { tellAddressee, tellIssuer } from './notify-parties.ts';

const daysAhead = 7;

/**
 * Reminds bodies of orders whose last day is near, and tells both sides of one that is overdue; each
 * once, also when processes race. No audit: no person acts; the order's way keeps the day it was overdue.
 */
export async function remindOrders(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const today = dayOf(now);
  const until = dayOf(new Date(now.getTime() + daysAhead * 86_400_000));
  for (const { id, ...order } of await listDueOrders(parts.db, until)) {
    const day = dueReminder({ ...order, issuedOn: dayOf(order.issuedAt) }, today);
    if (day !== null) await remindOnce(parts, id, { day, today, now });
  }
}

function remindOnce(
  parts: Parts,
  id: string,
  { day, today, now }: { day: number; today: string; now: Date },
): Promise<void> {
  return inTransaction(parts.db, async (tx) => {
    const order = await lockOrder(tx, id);
    if (!order || !(await insertReminder(tx, id, day))) return;
    const until = formatDay(order.deadline);
    if (day !== overdueMark) {
      const left = daysBetween(today, order.deadline);
      const when = left === 0 ? '今天到期' : `还有${left}天到期（${until}）`;
      return tellAddressee(parts, tx, order, `这件督办${when}，请完成后在平台上报告。`);
    }
    await insertOrderEvent(tx, id, { text: '已逾期', actorAccountId: null, at: now });
    await tellAddressee(parts, tx, order, `这件督办已过期限（${until}），请尽快报告。`);
    await tellIssuer(parts, tx, order, `这件督办已过期限（${until}），对方还没有报告。`);
  });
}
