import { dayOf } from '../../../kernel/calendar.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Notice, notify } from '../../messages/index.ts';
import {
  insertReminders,
  lockProgress,
  type ReminderProgress,
  saveProgress,
} from '../queries/reminders.ts';
import type { ReminderOrder } from '../rules/events.ts';
import { standingNames } from '../rules/learner-year.ts';
import { outcomeText } from '../rules/reminder.ts';

const batch = 200;

/** Sends the next batch of an order; returns whether it was the last. No audit: the order is on record. */
export async function sendBatch(
  parts: Parts,
  tx: Tx,
  order: ReminderOrder,
  notice: Notice,
): Promise<boolean> {
  const before = await lockProgress(tx, order.id);
  if (before.doneAt) return true;
  const now = parts.clock.now();
  const wanted = { ...order, day: dayOf(now), after: before.lastAccountId };
  const { listed, last, reminded } = await insertReminders(tx, order.scope, wanted, batch);
  await notify(parts, tx, reminded, notice);
  const done = listed < batch;
  const progress = {
    lastAccountId: last ?? before.lastAccountId,
    reached: before.reached + reminded.length,
    skipped: before.skipped + listed - reminded.length,
    doneAt: done ? now : null,
  };
  await saveProgress(tx, order.id, progress);
  if (done) await notifyOrderer(parts, tx, order, progress);
  return done;
}

/** Notifies the officer who ordered it of the result; nobody when the platform did. */
async function notifyOrderer(
  parts: Parts,
  tx: Tx,
  { by, accountIds, year, standing }: ReminderOrder,
  { reached, skipped }: ReminderProgress,
): Promise<void> {
  if (!by) return;
  const chosen = accountIds ? new Set(accountIds).size : 0;
  const left = Math.max(0, chosen - reached - skipped);
  await notify(parts, tx, [by.accountId], {
    subject: `提醒已发出：${year}年${standingNames[standing]}`,
    text: outcomeText({ reached, skipped, left }),
    href: `/completion?year=${year}&standing=${standing}`,
  });
}
