import { dayOf } from '../../../kernel/calendar.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listTopics, type Topic } from '../../courses/index.ts';
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

/** Reminds the next ones of an order; whether they were the last. */
export async function remindSome(
  parts: Parts,
  tx: Tx,
  order: ReminderOrder,
  notice: Notice,
): Promise<boolean> {
  const before = await lockProgress(tx, order.id);
  if (before.doneAt) return true;
  const now = parts.clock.now();
  const wanted = { ...order, day: dayOf(now), after: before.lastAccountId };
  const { met, last, reminded } = await insertReminders(tx, order.scope, wanted, batch);
  await notify(parts, tx, reminded, notice);
  const done = met < batch;
  const progress = {
    lastAccountId: last ?? before.lastAccountId,
    reached: before.reached + reminded.length,
    skipped: before.skipped + met - reminded.length,
    doneAt: done ? now : null,
  };
  await saveProgress(tx, order.id, progress);
  if (done) await tellOrderer(parts, tx, order, progress);
  return done;
}

/** The officer who ordered it reads how many were reached; the platform needs no answer. */
async function tellOrderer(
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

export async function topicOf(parts: Parts, year: number): Promise<Topic | undefined> {
  return (await listTopics(parts.db)).find((topic) => topic.year === year);
}
