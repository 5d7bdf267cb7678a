import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, endOfTerm } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findAnyBody, findDecidingBody } from '../queries/deciding-body.ts';
import { insertProposal, lapseOverdue } from '../queries/proposals.ts';
import { type Difference, daysToDecide, type ProposalSubject } from '../rules/proposal.ts';
import { recordLapses } from './record-lapses.ts';

export interface ProposalOf<Change> {
  subject: ProposalSubject;
  difference: readonly Difference[];
  change: Change;
  reason: string;
}

/**
 * Proposes a change for a second officer to confirm, in the caller's transaction, and returns the id of the
 * proposal. Throws `proposals.waits_already`, `proposals.nobody_else`.
 */
export async function propose<Change>(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { kind, title, confirmedBy, anywhere, days = daysToDecide }: ProposalKind<Change>,
  { subject, difference, change, reason }: ProposalOf<Change>,
): Promise<string> {
  const now = parts.clock.now();
  const deciding = anywhere
    ? await findAnyBody(tx, actor, confirmedBy, dayOf(now))
    : await findDecidingBody(tx, actor, confirmedBy, dayOf(now));
  if (!deciding) throw new Refusal('proposals.nobody_else', { body: '本单位' });
  const id = newId();
  await recordLapses(parts, tx, await lapseOverdue(tx, now, { kind, subjectId: subject.id }));
  const inserted = await insertProposal(tx, {
    id,
    kind,
    title,
    subjectType: subject.type,
    subjectId: subject.id,
    subject: subject.words,
    href: subject.href ?? null,
    bodyId: actor.organisationId,
    decidingBodyId: deciding.id,
    decidingRoles: deciding.roles,
    anywhere: anywhere ?? false,
    proposedBy: actor.accountId,
    proposedAt: now,
    reason,
    difference: [...difference],
    change,
    lapsesAt: endOfTerm(now, days),
  });
  if (!inserted) throw new Refusal('proposals.waits_already');
  await recordAudit(
    tx,
    actor,
    'proposals.propose',
    { type: 'proposal', id },
    {
      kind,
      subject: subject.id,
      reason,
      difference,
    },
  );
  return id;
}
