import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { titleLevelNames } from '../../../kernel/title-level.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listTitleRows, lockTitle, type TitleRow } from '../../organisations/index.ts';
import { listHoldersOfTitle } from '../../people/index.ts';
import { type Difference, propose } from '../../proposals/index.ts';
import { insertChange, lockChange } from '../queries/changes.ts';
import { barrierToEnd, changeKindNames, type WantedChange } from '../rules/title-change.ts';
import { applyChange } from './apply-change.ts';

/** A title is added, renamed or ended from a day on: two persons. */
export const changeKind: ProposalKind<WantedChange> = {
  kind: 'titles.change',
  title: '调整职称目录',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  takesEffect: '写明的日期',
  async apply(parts, tx, { change, reason, proposedBy, actor }) {
    await refuseWrong(tx, change);
    const at = parts.clock.now();
    const by = { proposedBy, confirmedBy: actor.accountId };
    const id = await insertChange(tx, { ...change, reason, at, ...by });
    const inserted = await lockChange(tx, id);
    if (inserted && change.effectiveOn <= dayOf(at)) await applyChange(tx, inserted, at);
    const subject = { type: 'title_change', id };
    await recordAudit(tx, actor, 'titles.change', subject, { ...change, reason });
  },
};

interface Concerned {
  title: TitleRow | undefined;
  successor: TitleRow | undefined;
}

/** Refuses what may no longer be done; holds the titles until the transaction ends. */
async function refuseWrong(tx: Tx, wanted: WantedChange): Promise<Concerned> {
  const { kind, titleCode, successorCode, name } = wanted;
  const locked = new Map<string, TitleRow | undefined>();
  for (const code of [titleCode, successorCode].filter((one) => one !== null).toSorted())
    locked.set(code, await lockTitle(tx, code));
  const title = locked.get(titleCode ?? '');
  const successor = locked.get(successorCode ?? '');
  if (titleCode && !title) throw new Refusal('titles.not_found');
  if (successorCode && !successor) throw new Refusal('titles.not_found');
  const named = await listTitleRows(tx);
  if (kind !== 'ENDED' && named.some((one) => one.name === name && one.code !== titleCode))
    throw new Refusal('titles.name_taken', { name });
  const barrier = title && kind === 'ENDED' && barrierToEnd(title, successor ?? null);
  if (barrier) throw new Refusal('titles.barred', { barrier });
  return { title, successor };
}

/**
 * Proposes a change of a title, and returns the proposal. Throws `titles.not_found`, `titles.name_taken`,
 * `titles.barred`. No audit: `propose` records it.
 */
export function proposeChange(
  parts: Parts,
  actor: Officer,
  { reason, ...change }: WantedChange & { reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const concerned = await refuseWrong(tx, change);
    const { kind, titleCode } = change;
    const holders = titleCode && kind === 'ENDED' ? await listHoldersOfTitle(tx, titleCode) : [];
    const words = `${changeKindNames[kind]}：${concerned.title?.name ?? change.name}`;
    return propose(parts, tx, actor, changeKind, {
      subject: { type: 'title', id: titleCode ?? newId(), words, href: '/titles' },
      difference: differenceOf(change, concerned, holders.length),
      change,
      reason,
    });
  });
}

function differenceOf(
  { kind, name, level, effectiveOn }: WantedChange,
  { title, successor }: Concerned,
  holders: number,
): Difference[] {
  const ending = successor ? `停用，改为${successor.name}` : '停用，没有承接的职称';
  return [
    { label: '职称', before: title?.name ?? null, after: kind === 'ENDED' ? ending : name },
    ...(level ? [{ label: '级别', before: null, after: titleLevelNames[level] }] : []),
    ...(successor ? [{ label: '持有人', before: null, after: `${holders} 人随之改` }] : []),
    { label: '生效日期', before: null, after: effectiveOn },
  ];
}
