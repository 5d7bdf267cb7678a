import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { listForms } from '../../hours/index.ts';
import { findOffering } from '../queries/subjects.ts';
import type { Offering, OfferingFacts } from '../rules/subject.ts';

/** Returns an offering of the actor's authority; throws `professional.not_found`. */
export async function getOwnOffering(tx: Tx, actor: Officer, id: string): Promise<Offering> {
  const offering = await findOffering(tx, id, actor.organisationId);
  if (!offering) throw new Refusal('professional.not_found');
  return offering;
}

/** Refuses days outside the year of the subject and unknown forms. */
export async function checkOffering(tx: Tx, year: number, facts: OfferingFacts): Promise<void> {
  const inYear = [facts.heldFrom, facts.heldTo].every((day) => day.startsWith(String(year)));
  if (!inYear) throw new Refusal('professional.other_year', { year });
  if (!(await listForms(tx)).some(({ code }) => code === facts.formCode))
    throw new Refusal('professional.not_found');
}
