import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { getComplaintDays, upsertTerm } from '../queries/complaints.ts';

/** Sets the days in which complaints of a topic can be asked. */
export async function setComplaintTerm(
  { db, clock }: Parts,
  actor: Officer,
  { topicId, days }: { topicId: string; days: number },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const topic = await getTopic(tx, topicId);
    const before = await getComplaintDays(tx, topic.id);
    await upsertTerm(tx, { topicId, days, setBy: actor.accountId, setAt: clock.now() });
    const subject = { type: 'topic', id: topicId };
    await recordAudit(tx, actor, 'regrade.set_complaint_term', subject, { before, after: days });
  });
}
