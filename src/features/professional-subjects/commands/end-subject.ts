import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findSubject, markSubjectEnded } from '../queries/subjects.ts';

/** Ends a subject with a reason: no more offerings; recognised hours stay. */
export async function endSubject(
  parts: Parts,
  actor: Officer,
  { id, because }: { id: string; because: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if (!(await findSubject(tx, id, actor.organisationId)))
      throw new Refusal('professional.not_found');
    const end = { by: actor.accountId, at: parts.clock.now(), because };
    if (!(await markSubjectEnded(tx, id, end))) throw new Refusal('professional.subject_ended');
    const subject = { type: 'professional_subject', id };
    await recordAudit(tx, actor, 'professional.end_subject', subject, { because });
  });
}
