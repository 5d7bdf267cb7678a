import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Follower, ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  lockOrganisation,
  mayKeep,
  type Organisation,
  recordChange,
} from '../../organisations/index.ts';
import { propose } from '../../proposals/index.ts';
import { insertMerger } from '../queries/mergers.ts';
import { countFollowers } from '../queries/preview.ts';
import { barrierToMerge } from '../rules/merger.ts';

/** Two entries of one unit become one: two persons. */
export const mergeKind: ProposalKind<{ intoId: string }> = {
  kind: 'organisation_mergers.merge',
  title: '合并重复的单位',
  confirmedBy: ['MUNICIPAL_OFFICER', 'DISTRICT_CLERK'],
  async apply(parts, tx, { subjectId, change, reason, proposedBy, actor }, contributed) {
    const [from, into] = await lockBoth(tx, subjectId, change.intoId);
    const moved = await moveFollowers(tx, contributed.organisationFollowers, from.id, into.id);
    const at = parts.clock.now();
    const by = { decidedBy: actor.accountId, at, effectiveOn: dayOf(at), reason };
    // The code is unique: the double gives it away before the other takes it.
    const code = into.creditCode === null ? from.creditCode : null;
    await recordChange(tx, {
      ...{ organisationId: from.id, kind: 'MERGED', ...by },
      patch: { validTo: dayOf(at), successorId: into.id, ...(code && { creditCode: null }) },
      difference: [{ label: '并入', before: null, after: into.name }],
    });
    await recordChange(tx, {
      ...{ organisationId: into.id, kind: 'MERGED', ...by },
      patch: code ? { creditCode: code } : {},
      difference: [{ label: '并入本单位', before: null, after: from.name }],
    });
    const merger = { fromId: from.id, intoId: into.id, moved, reason, mergedAt: at, proposedBy };
    const id = await insertMerger(tx, { ...merger, confirmedBy: actor.accountId });
    const numbers = Object.entries(moved).map(([key, ids]) => [key, ids.length]);
    const facts = { into: into.id, merger: id, moved: Object.fromEntries(numbers), reason };
    const subject = { type: 'organisation', id: from.id };
    await recordAudit(tx, actor, 'organisation_mergers.merge', subject, facts);
  },
};

/** Both organisations, locked in the order of their ids, if they may be merged. */
async function lockBoth(tx: Tx, fromId: string, intoId: string) {
  const locked = new Map<string, Organisation | undefined>();
  for (const id of [fromId, intoId].toSorted()) locked.set(id, await lockOrganisation(tx, id));
  const [from, into] = [locked.get(fromId), locked.get(intoId)];
  if (!from || !into) throw new Refusal('organisation_mergers.not_found');
  const barrier = barrierToMerge(from, into);
  if (barrier) throw new Refusal('organisation_mergers.barred', { barrier });
  return [from, into] as const;
}

async function moveFollowers(
  tx: Tx,
  followers: readonly Follower[],
  from: string,
  to: string,
): Promise<Record<string, string[]>> {
  const moved: Record<string, string[]> = {};
  for (const { key, list, place } of followers) {
    if (!place) continue;
    const ids = await list(tx, from);
    if (ids.length === 0) continue;
    await place(tx, ids, from, to);
    moved[key] = ids;
  }
  return moved;
}

/**
 * Proposes to merge a unit into another, and returns the proposal. Throws `organisation_mergers.not_found`,
 * `organisation_mergers.barred`. No audit: `propose` records it.
 */
export function proposeMerger(
  parts: Parts,
  actor: Officer,
  followers: readonly Follower[],
  { fromId, intoId, reason }: { fromId: string; intoId: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const [from, into] = await lockBoth(tx, fromId, intoId);
    if (!mayKeep(actor, from) || !mayKeep(actor, into))
      throw new Refusal('organisation_mergers.not_found');
    const counts = await countFollowers(tx, followers, from.id);
    return propose(parts, tx, actor, mergeKind, {
      subject: {
        ...{ type: 'organisation', id: from.id },
        ...{ words: from.name, href: `/organisations/${from.id}/merger?into=${into.id}` },
      },
      difference: [
        { label: '单位', before: from.name, after: `并入${into.name}` },
        ...counts
          .filter(({ count, stays }) => count > 0 && !stays)
          .map(({ label, unit, count }) => ({
            ...{ label, before: null, after: `${count} ${unit}随迁` },
          })),
      ],
      change: { intoId: into.id },
      reason,
    });
  });
}
