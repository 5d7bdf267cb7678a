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
 * Requests the transfer of a person by number and name. Every request is accepted, so that the body
 * does not learn whether the person has an account (Q10, Q36). Throws `roster.already_here` for the
 * body's own people, `people.affiliation_own`.
 */
export async function requestTransfer(
  parts: Parts,
  actor: Officer,
  request: TransferRequest,
): Promise<void> {
  const membership = membershipOf(actor);
  const { name, idNumber, from, department, post } = request;
  const known = await findLearnerByNumberOrPhone(parts, idNumber);
  const person = known?.name === name ? known : null;
  if (person?.accountId === actor.accountId) throw new Refusal('people.affiliation_own');
  const current = membership.kind === 'EMPLOYMENT' ? person?.employerId : person?.custodyAgencyId;
  if (person && current === membership.organisationId) throw new Refusal('roster.already_here');
  await inTransaction(parts.db, async (tx) => {
    const idNumberMasked = maskIdNumber(idNumber);
    const accountId = person?.accountId ?? null;
    const one = { accountId, name, idNumberMasked, from, department, post };
    await requestTransfers(parts, tx, actor, membership, [one], null);
    const subject = { type: 'organisation', id: membership.organisationId };
    const facts = { kind: membership.kind, idNumberMasked, from };
    await recordAudit(tx, actor, 'roster.request_transfer', subject, facts);
  });
}
