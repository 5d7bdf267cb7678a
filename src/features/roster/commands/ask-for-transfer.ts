import type { Officer } from '../../../kernel/actor.ts';
import { maskIdNumber } from '../../../kernel/id-number.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findLearnerByNumberOrPhone } from '../../people/index.ts';
import { lockTransfer, updateTransfer } from '../queries/transfers.ts';
import { careOf } from '../rules/care.ts';
import { askPeople } from './ask-people.ts';

export interface Question {
  name: string;
  /** In its canonical spelling. */
  idNumber: string;
  from: string;
  department: string;
  post: string;
}

/**
 * A body asks for a person by number and name. Whether there is such a person it does not learn: the request
 * is taken in any case, and only he can answer it (Q10, Q36). Throws `roster.already_here` for its own people.
 */
export async function askForTransfer(
  parts: Parts,
  actor: Officer,
  question: Question,
): Promise<void> {
  const care = careOf(actor);
  const { name, idNumber, from, department, post } = question;
  const known = await findLearnerByNumberOrPhone(parts, idNumber);
  const meant = known?.name === name ? known : null;
  if (meant?.accountId === actor.accountId) throw new Refusal('people.link_own');
  const current = care.kind === 'EMPLOYMENT' ? meant?.employerId : meant?.custodyAgencyId;
  if (meant && current === care.organisationId) throw new Refusal('roster.already_here');
  await inTransaction(parts.db, async (tx) => {
    const idNumberMasked = maskIdNumber(idNumber);
    const accountId = meant?.accountId ?? null;
    const one = { accountId, name, idNumberMasked, from, department, post };
    await askPeople(parts, tx, actor, care, [one], null);
    const subject = { type: 'organisation', id: care.organisationId };
    const facts = { kind: care.kind, idNumberMasked, from };
    await recordAudit(tx, actor, 'roster.ask_for_transfer', subject, facts);
  });
}

/** The body takes its question back before it was answered. */
export async function withdrawQuestion(parts: Parts, actor: Officer, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const transfer = await lockTransfer(tx, id);
    if (!transfer || transfer.toOrganisationId !== careOf(actor).organisationId)
      throw new Refusal('roster.transfer_not_found');
    if (transfer.state !== 'ASKED') throw new Refusal('roster.transfer_answered');
    await updateTransfer(tx, id, { state: 'WITHDRAWN', closedAt: parts.clock.now() });
    await recordAudit(tx, actor, 'roster.withdraw_question', { type: 'transfer', id });
  });
}
