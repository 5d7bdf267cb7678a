import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getOrganisation, mayKeep, recordChange } from '../../organisations/index.ts';
import { propose } from '../../proposals/index.ts';
import { findMerger, lockMerger, markSeparated } from '../queries/mergers.ts';

/** A merger is taken back: two persons. */
export const separateKind: ProposalKind<Record<string, never>> = {
  kind: 'organisation_mergers.separate',
  title: '撤销单位合并',
  confirmedBy: ['MUNICIPAL_OFFICER', 'DISTRICT_CLERK'],
  async apply(parts, tx, { subjectId, reason, actor }, { organisationFollowers }) {
    const merger = await lockMerger(tx, subjectId);
    if (!merger || merger.separatedAt) throw new Refusal('organisation_mergers.settled');
    const { id, fromId, intoId, moved } = merger;
    for (const { key, place } of organisationFollowers)
      if (moved[key]) await place?.(tx, moved[key], intoId, fromId);
    const at = parts.clock.now();
    await markSeparated(tx, id, actor.accountId, at);
    const { name } = await getOrganisation(tx, intoId);
    await recordChange(tx, {
      ...{ organisationId: fromId, kind: 'SEPARATED', effectiveOn: dayOf(at), reason, at },
      patch: { validTo: null, successorId: null },
      difference: [{ label: '并入', before: name, after: null }],
      decidedBy: actor.accountId,
    });
    const subject = { type: 'organisation', id: fromId };
    const facts = { merger: id, into: intoId, reason };
    await recordAudit(tx, actor, 'organisation_mergers.separate', subject, facts);
  },
};

/**
 * Proposes to take a merger back, and returns the proposal. Throws `organisation_mergers.not_found`,
 * `organisation_mergers.settled`. No audit: `propose` records it.
 */
export function proposeSeparation(
  parts: Parts,
  actor: Officer,
  mergerId: string,
  reason: string,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const merger = await findMerger(tx, mergerId);
    if (!merger) throw new Refusal('organisation_mergers.not_found');
    const from = await getOrganisation(tx, merger.fromId);
    const into = await getOrganisation(tx, merger.intoId);
    if (!mayKeep(actor, from) || !mayKeep(actor, into))
      throw new Refusal('organisation_mergers.not_found');
    if (merger.separatedAt) throw new Refusal('organisation_mergers.settled');
    return propose(parts, tx, actor, separateKind, {
      subject: {
        ...{ type: 'organisation_merger', id: mergerId },
        ...{ words: from.name, href: `/organisations/${from.id}/merger` },
      },
      difference: [{ label: '单位', before: `已并入${into.name}`, after: `恢复${from.name}` }],
      change: {},
      reason,
    });
  });
}
