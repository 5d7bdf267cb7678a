import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertSubject } from '../queries/subjects.ts';
import type { Subject } from '../rules/subject.ts';

export type SubjectFacts = Pick<Subject, 'year' | 'name' | 'kind' | 'hours' | 'basis'>;

/** Fixes a professional subject of a year for the authority's system (N32). Returns its id. */
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
