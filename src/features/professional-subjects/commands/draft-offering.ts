import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findSubject, insertOffering } from '../queries/subjects.ts';
import type { OfferingFacts } from '../rules/subject.ts';
import { checkOffering } from './check-offering.ts';

/** Drafts an offering of a subject, within the subject's year. Returns its id. */
export async function draftOffering(
  parts: Parts,
  actor: Officer,
  { subjectId, ...facts }: OfferingFacts & { subjectId: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const subject = await findSubject(tx, subjectId, actor.organisationId);
    if (!subject) throw new Refusal('professional.not_found');
    if (subject.endedAt) throw new Refusal('professional.subject_ended');
    await checkOffering(tx, subject.year, facts);
    const by = { accountId: actor.accountId, at: parts.clock.now() };
    const id = await insertOffering(tx, subjectId, facts, by);
    const about = { type: 'professional_offering', id };
    await recordAudit(tx, actor, 'professional.draft_offering', about, { ...facts });
    return id;
  });
}
