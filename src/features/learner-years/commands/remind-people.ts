import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, daysUntil } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDate } from '../../../ui/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { listTopics, type Topic } from '../../courses/index.ts';
import { type News, tell } from '../../messages/index.ts';
import {
  beginAutomaticReminder,
  insertReminders,
  listReminderDays,
  lockProgress,
  type ReminderProgress,
  saveProgress,
} from '../queries/reminders.ts';
import { type ReminderOrder, reminderOrdered } from '../rules/events.ts';
import { standingNames } from '../rules/learner-year.ts';
import {
  dueReminderDay,
  isRemindable,
  outcomeText,
  remindable,
  reminderText,
} from '../rules/reminder.ts';
import { scopeOf } from '../rules/scope.ts';

const batch = 200;

/** An officer has people of his scope reminded (N34): those chosen, or all in a standing. */
export async function orderReminder(
  parts: Parts,
  actor: Officer,
  order: Omit<ReminderOrder, 'id' | 'scope' | 'by'>,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId, organisationId } = actor;
    const by = { accountId, organisationId };
    await parts.jobs.publish(tx, reminderOrdered, {
      ...order,
      id: newId(),
      scope: scopeOf(actor),
      by,
    });
    const facts = {
      year: order.year,
      standing: order.standing,
      people: order.accountIds?.length ?? 'all',
    };
    const subject = { type: 'organisation', id: organisationId ?? '' };
    await recordAudit(tx, actor, 'completion.remind', subject, facts);
  });
}

/**
 * Reminds batch by batch, each committed with its messages and how far it has come; done again it goes on
 * behind the last person met. The officer is told at the end. Audited when it was ordered. No audit here.
 */
export async function sendReminders(parts: Parts, order: ReminderOrder): Promise<void> {
  const { standing, year } = order;
  if (!isRemindable(standing)) return;
  const topic = await topicOf(parts, year);
  const closesOn = topic ? formatDate(topic.examClosesAt) : null;
  const news = {
    ...reminderText({ year, standing, closesOn }, order.ownWords),
    channels: order.channels,
    organisationId: order.by?.organisationId ?? null,
  };
  for (let done = false; !done; )
    done = await inTransaction(parts.db, (tx) => remindSome(parts, tx, order, news));
}

/** Reminds the next ones of an order; whether they were the last. */
async function remindSome(
  parts: Parts,
  tx: Tx,
  order: ReminderOrder,
  news: News,
): Promise<boolean> {
  const before = await lockProgress(tx, order.id);
  if (before.doneAt) return true;
  const now = parts.clock.now();
  const wanted = { ...order, day: dayOf(now), after: before.lastAccountId };
  const { met, last, reminded } = await insertReminders(tx, order.scope, wanted, batch);
  await tell(parts, tx, reminded, news);
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
  await tell(parts, tx, [by.accountId], {
    subject: `提醒已发出：${year}年${standingNames[standing]}`,
    text: outcomeText({ reached, skipped, left }),
    href: `/completion?year=${year}&standing=${standing}`,
  });
}

/**
 * The platform reminds everybody who has not finished, so many days before the exam closes (Q31), each
 * of these days once. No audit: no person acts; the run is on record.
 */
export async function remindByItself(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const days = await listReminderDays(parts.db);
  for (const topic of await listTopics(parts.db)) {
    const daysBefore = dueReminderDay(days, daysUntil(topic.examClosesAt, now));
    if (daysBefore === null || now < topic.enrolmentOpensAt || now > topic.examClosesAt) continue;
    await inTransaction(parts.db, async (tx) => {
      if (!(await beginAutomaticReminder(tx, { year: topic.year, daysBefore }))) return;
      for (const standing of remindable)
        await parts.jobs.publish(tx, reminderOrdered, {
          id: newId(),
          scope: { kind: 'CITY' },
          year: topic.year,
          standing,
          accountIds: null,
          ownWords: '',
          channels: ['SMS', 'MAIL'],
          by: null,
        });
    });
  }
}

/**
 * Passes over the reminders that are due now, without sending them. No audit: no person acts.
 */
export async function skipDueReminders(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const days = await listReminderDays(parts.db);
  for (const { year, examClosesAt } of await listTopics(parts.db)) {
    const daysBefore = dueReminderDay(days, daysUntil(examClosesAt, now));
    if (daysBefore === null) continue;
    await inTransaction(parts.db, (tx) => beginAutomaticReminder(tx, { year, daysBefore }));
  }
}

async function topicOf(parts: Parts, year: number): Promise<Topic | undefined> {
  return (await listTopics(parts.db)).find((topic) => topic.year === year);
}
