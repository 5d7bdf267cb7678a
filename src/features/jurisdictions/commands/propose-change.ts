import type { Officer } from '../../../kernel/actor.ts';
import { type Day, dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  insertJurisdiction,
  type Jurisdiction,
  lockJurisdiction,
} from '../../organisations/index.ts';
import { propose } from '../../proposals/index.ts';
import { insertChange, lockChange } from '../queries/changes.ts';
import { countFollowing, type Followers } from '../queries/preview.ts';
import {
  barrierToMerge,
  changeKindNames,
  type JurisdictionChangeKind,
} from '../rules/jurisdiction-change.ts';
import { applyChange } from './apply-change.ts';

export interface WantedChange {
  kind: JurisdictionChangeKind;
  intoId: string | null;
  name: string;
  shortName: string;
  effectiveOn: Day;
}

/** A district is added, renamed or merged from a day on: two persons. */
export const changeKind: ProposalKind<WantedChange> = {
  kind: 'jurisdictions.change',
  title: '调整区县',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  takesEffect: '写明的日期',
  async apply(parts, tx, { subjectId, change, reason, proposedBy, actor }, contributed) {
    await refuseWrong(tx, subjectId, change);
    const at = parts.clock.now();
    const confirmedBy = actor.accountId;
    const facts = { ...change, jurisdictionId: subjectId, reason };
    const { kind, name, shortName, effectiveOn } = change;
    if (kind === 'ADDED')
      await insertJurisdiction(tx, {
        ...{ id: subjectId, name, shortName },
        ...{ kind: 'DISTRICT', validFrom: effectiveOn },
      });
    const id = await insertChange(tx, { ...facts, at, proposedBy, confirmedBy });
    const inserted = await lockChange(tx, id);
    if (inserted && effectiveOn <= dayOf(at))
      await applyChange(tx, contributed, inserted, { decidedBy: confirmedBy, at });
    const subject = { type: 'jurisdiction', id: subjectId };
    await recordAudit(tx, actor, 'jurisdictions.change', subject, {
      change: id,
      ...change,
      reason,
    });
  },
};

/** Refuses what may no longer be done; holds the districts until the transaction ends. */
async function refuseWrong(
  tx: Tx,
  id: string,
  { kind, intoId }: WantedChange,
): Promise<{ from: Jurisdiction | undefined; into: Jurisdiction | undefined }> {
  const locked = new Map<string, Jurisdiction | undefined>();
  for (const one of [id, intoId ?? id].toSorted()) locked.set(one, await lockJurisdiction(tx, one));
  const from = locked.get(id);
  const into = intoId ? locked.get(intoId) : undefined;
  if (kind === 'ADDED' && from) throw new Refusal('jurisdictions.taken');
  if (kind !== 'ADDED' && !from) throw new Refusal('jurisdictions.not_found');
  if (kind !== 'MERGED') return { from, into };
  if (!from || !into) throw new Refusal('jurisdictions.not_found');
  const barrier = barrierToMerge(from, into);
  if (barrier) throw new Refusal('jurisdictions.barred', { barrier });
  return { from, into };
}

/**
 * Proposes a change of a district, and returns the proposal. Throws `jurisdictions.not_found`,
 * `jurisdictions.taken`, `jurisdictions.barred`. No audit: `propose` records it.
 */
export function proposeChange(
  parts: Parts,
  actor: Officer,
  followers: Followers,
  { id, reason, ...change }: WantedChange & { id: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { from, into } = await refuseWrong(tx, id, change);
    const day = dayOf(parts.clock.now());
    const counts = change.kind === 'MERGED' ? await countFollowing(tx, followers, id, day) : [];
    const after = change.kind === 'MERGED' ? `并入${into?.name}` : change.name;
    return propose(parts, tx, actor, changeKind, {
      subject: {
        ...{ type: 'jurisdiction', id, words: `${changeKindNames[change.kind]}：${after}` },
        href: '/jurisdictions',
      },
      difference: [
        { label: '区县', before: from?.name ?? null, after },
        { label: '生效日期', before: null, after: change.effectiveOn },
        ...counts
          .filter(({ count, stays }) => count > 0 && !stays)
          .map(({ label, unit, count }) => ({
            ...{ label, before: null, after: `${count} ${unit}随迁` },
          })),
      ],
      change,
      reason,
    });
  });
}
