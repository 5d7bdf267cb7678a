import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listForms } from '../../hours/index.ts';
import { listLists } from '../queries/lists.ts';
import {
  findOffering,
  findSubject,
  insertOffering,
  lockOffering,
  updateDraft,
  updateOfferingState,
} from '../queries/subjects.ts';
import {
  mayMove,
  type Offering,
  type OfferingFacts,
  type OfferingState,
} from '../rules/subject.ts';

/** An authority drafts an offering of one of its subjects, within the subject's year. Returns its id. */
export async function draftOffering(
  parts: Parts,
  actor: Officer,
  { subjectId, ...facts }: OfferingFacts & { subjectId: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const subject = await findSubject(tx, subjectId, actor.organisationId ?? '');
    if (!subject) throw new Refusal('professional.not_found');
    if (subject.endedAt) throw new Refusal('professional.subject_ended');
    await check(tx, subject.year, facts);
    const by = { accountId: actor.accountId, at: parts.clock.now() };
    const id = await insertOffering(tx, subjectId, facts, by);
    const about = { type: 'professional_offering', id };
    await recordAudit(tx, actor, 'professional.draft_offering', about, { ...facts });
    return id;
  });
}

/** Changes an offering as long as it is a draft: nobody outside has seen it. */
export async function redraftOffering(
  parts: Parts,
  actor: Officer,
  { id, ...facts }: OfferingFacts & { id: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const offering = await own(tx, actor, id);
    if ((await lockOffering(tx, id)) !== 'DRAFT') throw new Refusal('professional.not_in_draft');
    await check(tx, offering.year, facts);
    await updateDraft(tx, id, facts);
    const about = { type: 'professional_offering', id };
    await recordAudit(tx, actor, 'professional.redraft_offering', about, { ...facts });
  });
}

/** Opens a draft to the system, or closes what is over (or a draft that comes to nothing). */
export async function moveOffering(
  parts: Parts,
  actor: Officer,
  { id, to }: { id: string; to: OfferingState },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await own(tx, actor, id);
    const from = await lockOffering(tx, id);
    if (!mayMove(from, to)) throw new Refusal('professional.not_in_draft');
    const waiting = (await listLists(tx, id, null)).filter(({ state }) => state === 'WAITING');
    if (to === 'CLOSED' && waiting.length > 0)
      throw new Refusal('professional.lists_wait', { count: waiting.length });
    await updateOfferingState(tx, id, to);
    const about = { type: 'professional_offering', id };
    await recordAudit(tx, actor, 'professional.move_offering', about, { from, to });
  });
}

async function own(tx: Tx, actor: Officer, id: string): Promise<Offering> {
  const offering = await findOffering(tx, id, actor.organisationId ?? '');
  if (!offering) throw new Refusal('professional.not_found');
  return offering;
}

async function check(tx: Tx, year: number, facts: OfferingFacts): Promise<void> {
  const inYear = [facts.heldFrom, facts.heldTo].every((day) => day.startsWith(String(year)));
  if (!inYear) throw new Refusal('professional.other_year', { year });
  if (!(await listForms(tx)).some(({ code }) => code === facts.formCode))
    throw new Refusal('professional.not_found');
}
