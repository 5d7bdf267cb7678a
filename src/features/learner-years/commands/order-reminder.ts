import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { scopeOf } from '../../organisations/index.ts';
import { type ReminderOrder, reminderOrdered } from '../rules/events.ts';

/** Orders reminders to people in the officer's scope (N34): those chosen, or all with a standing. */
export async function orderReminder(
  parts: Parts,
  actor: Officer,
  order: Omit<ReminderOrder, 'id' | 'scope' | 'by'>,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId, organisationId } = actor;
    const by = { accountId, organisationId };
    const [id, scope] = [newId(), scopeOf(actor)];
    await parts.jobs.publish(tx, reminderOrdered, { ...order, id, scope, by });
    const { year, standing, accountIds } = order;
    const facts = { year, standing, people: accountIds?.length ?? 'all' };
    const subject = { type: 'organisation', id: organisationId };
    await recordAudit(tx, actor, 'completion.remind', subject, facts);
  });
}
