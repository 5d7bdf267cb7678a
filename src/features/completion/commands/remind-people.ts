import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, daysUntil } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDate } from '../../../ui/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { listTopics, type Topic } from '../../catalogue/index.ts';
import { tell } from '../../messages/index.ts';
import { type ReminderOrder, reminderOrdered } from '../events.ts';
import { beginAutomaticReminder, insertReminders, listReminderDays } from '../queries.ts';
import { dueReminderDay, isRemindable, remindable, reminderText } from '../reminder.ts';
import { scopeOf } from '../scope.ts';

const batch = 200;

/** An officer has people of his scope reminded (N34): those chosen, or all in a standing. */
export async function orderReminder(
  parts: Parts,
  actor: Actor,
  order: Omit<ReminderOrder, 'scope' | 'by'>,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId, organisationId } = actor;
    const by = { accountId, organisationId };
    await parts.jobs.publish(tx, reminderOrdered, { ...order, scope: scopeOf(actor), by });
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
 * Reminds batch by batch, each committed with its messages; done again it goes on where it stopped,
 * because nobody is reminded twice a day. Audited when it was ordered. No audit here.
 */
export async function sendReminders(parts: Parts, order: ReminderOrder): Promise<void> {
  const { standing, year } = order;
  if (!isRemindable(standing)) return;
  const day = dayOf(parts.clock.now());
  const topic = await topicOf(parts, year);
  const closesOn = topic ? formatDate(topic.examClosesAt) : null;
  const news = {
    ...reminderText({ year, standing, closesOn }, order.ownWords),
    channels: order.channels,
    organisationId: order.by?.organisationId ?? null,
  };
  for (let reminded = batch; reminded === batch; ) {
    reminded = await inTransaction(parts.db, async (tx) => {
      const ids = await insertReminders(tx, order.scope, { ...order, day }, batch);
      await tell(parts, tx, ids, news);
      return ids.length;
    });
  }
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
