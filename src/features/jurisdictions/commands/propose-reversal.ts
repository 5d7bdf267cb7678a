import type { Officer } from '../../../kernel/actor.ts';
import { shiftDay } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  findBureauOf,
  findDistrictBureau,
  recordChange,
  updateJurisdiction,
} from '../../organisations/index.ts';
import { propose } from '../../proposals/index.ts';
import { findChange, lockChange, markReverted } from '../queries/changes.ts';
import type { Followers } from '../queries/preview.ts';
import {
  changeKindNames,
  type JurisdictionChange,
  mayRevert,
} from '../rules/jurisdiction-change.ts';

/** A change is taken back before its day, or a merger afterwards: two persons. */
export const revertKind: ProposalKind<Record<string, never>> = {
  kind: 'jurisdictions.revert',
  title: '撤回区县调整',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  async apply(parts, tx, { subjectId, reason, actor }, contributed) {
    const change = await lockChange(tx, subjectId);
    if (!change || !mayRevert(change)) throw new Refusal('jurisdictions.settled');
    const at = parts.clock.now();
    if (change.appliedAt)
      await moveBack(tx, contributed, change, { decidedBy: actor.accountId, at, reason });
    await markReverted(tx, change.id, at);
    const subject = { type: 'jurisdiction', id: change.jurisdictionId };
    await recordAudit(tx, actor, 'jurisdictions.revert', subject, { change: change.id, reason });
  },
};

async function moveBack(
  tx: Tx,
  { jurisdictionFollowers, organisationFollowers }: Followers,
  { jurisdictionId, intoId, effectiveOn, moved }: JurisdictionChange,
  by: { decidedBy: string; at: Date; reason: string },
): Promise<void> {
  if (!intoId) return;
  await updateJurisdiction(tx, jurisdictionId, { validTo: null, successorId: null });
  for (const { key, place } of jurisdictionFollowers)
    if (moved[key]) await place?.(tx, moved[key], intoId, jurisdictionId);
  // The bureau that ended with the district: it stood until the day before.
  const bureau = await findBureauOf(tx, jurisdictionId, shiftDay(effectiveOn, -1));
  const into = await findDistrictBureau(tx, intoId, effectiveOn);
  if (!bureau || !into) return;
  await recordChange(tx, {
    ...{ organisationId: bureau.id, kind: 'REOPENED', effectiveOn, ...by },
    patch: { validTo: null, successorId: null },
    difference: [{ label: '由谁承接', before: into.name, after: null }],
  });
  for (const { key, place } of organisationFollowers) {
    const ids = moved[`bureau ${key}`];
    if (ids) await place?.(tx, ids, into.id, bureau.id);
  }
}

/**
 * Proposes to take a change back, and returns the proposal. Throws `jurisdictions.not_found`,
 * `jurisdictions.settled`. No audit: `propose` records it.
 */
export function proposeReversal(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const change = await findChange(tx, id);
    if (!change) throw new Refusal('jurisdictions.not_found');
    if (!mayRevert(change)) throw new Refusal('jurisdictions.settled');
    const what = changeKindNames[change.kind];
    return propose(parts, tx, actor, revertKind, {
      subject: {
        ...{ type: 'jurisdiction_change', id, words: `撤回：${what}` },
        href: '/jurisdictions',
      },
      difference: [{ label: what, before: change.name || change.effectiveOn, after: null }],
      change: {},
      reason,
    });
  });
}
