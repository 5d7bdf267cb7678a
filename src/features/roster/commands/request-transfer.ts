import type { Officer } from '../../../kernel/actor.ts';
import { maskIdNumber } from '../../../kernel/id-number.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findLearnerByNumberOrPhone } from '../../people/index.ts';
import { membershipOf } from '../rules/body-membership.ts';
import { requestTransfers } from './request-transfers.ts';

export interface TransferRequest {
  name: string;
  /** In its canonical spelling. */
  idNumber: string;
  from: string;
  department: string;
  post: string;
}

/**
 * Asks for a person by number and name. The body does not learn whether there is such a person: the
 * request is taken in any case (Q10, Q36). Throws `roster.already_here` for its own people.
 */
export async function requestTransfer(
  parts: Parts,
  actor: Officer,
  question: TransferRequest,
): Promise<void> {
  const membership = membershipOf(actor);
  const { name, idNumber, from, department, post } = question;
  const known = await findLearnerByNumberOrPhone(parts, idNumber);
  const meant = known?.name === name ? known : null;
  if (meant?.accountId === actor.accountId) throw new Refusal('people.affiliation_own');
  const current = membership.kind === 'EMPLOYMENT' ? meant?.employerId : meant?.custodyAgencyId;
  if (meant && current === membership.organisationId) throw new Refusal('roster.already_here');
  await inTransaction(parts.db, async (tx) => {
    const idNumberMasked = maskIdNumber(idNumber);
    const accountId = meant?.accountId ?? null;
    const one = { accountId, name, idNumberMasked, from, department, post };
    await requestTransfers(parts, tx, actor, membership, [one], null);
    const subject = { type: 'organisation', id: membership.organisationId };
    const facts = { kind: membership.kind, idNumberMasked, from };
    await recordAudit(tx, actor, 'roster.request_transfer', subject, facts);
  });
}
