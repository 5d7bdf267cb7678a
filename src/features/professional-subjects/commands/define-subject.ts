import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findSubject, insertSubject, markSubjectEnded } from '../queries/subjects.ts';
import type { Subject } from '../rules/subject.ts';

export type SubjectFacts = Pick<Subject, 'year' | 'name' | 'kind' | 'hours' | 'basis'>;

/** An authority fixes a professional subject of a year for its system (N32). Returns its id. */
export async function defineSubject(
  parts: Parts,
  actor: Officer,
  facts: SubjectFacts,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const id = await insertSubject(tx, {
      ...facts,
      authorityId: actor.organisationId,
      by: actor.accountId,
      at: parts.clock.now(),
    });
    if (!id)
      throw new Refusal('professional.subject_exists', { name: facts.name, year: facts.year });
    const subject = { type: 'professional_subject', id };
    await recordAudit(tx, actor, 'professional.define_subject', subject, { ...facts });
    return id;
  });
}

/** Ends a subject with a reason: nothing more is offered in it; hours that were recognised stay. */
export async function endSubject(
  parts: Parts,
  actor: Officer,
  { id, because }: { id: string; because: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    if (!(await findSubject(tx, id, actor.organisationId ?? '')))
      throw new Refusal('professional.not_found');
    const end = { by: actor.accountId, at: parts.clock.now(), because };
    if (!(await markSubjectEnded(tx, id, end))) throw new Refusal('professional.subject_ended');
    const subject = { type: 'professional_subject', id };
    await recordAudit(tx, actor, 'professional.end_subject', subject, { because });
  });
}
