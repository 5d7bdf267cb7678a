import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { AccountFollower } from '../../../platform/account-followers.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { listTopicsOf } from '../../enrolment/index.ts';
import { getAccount, listPeople, separateAccount } from '../../identity/index.ts';
import { notify } from '../../messages/index.ts';
import { propose } from '../../proposals/index.ts';
import { findMerger, lockMerger, markSeparated } from '../queries/mergers.ts';
import { type AccountMerger, mayTakeBack } from '../rules/merger.ts';

/** A merger of two accounts is taken back: two persons. */
export const separateKind: ProposalKind<Record<string, never>> = {
  kind: 'account_mergers.separate',
  title: '撤销账号合并',
  confirmedBy: ['DISTRICT_CLERK', 'CENTRE_CLERK'],
  async apply(parts, tx, { subjectId, reason, actor }, { accountFollowers }) {
    const at = parts.clock.now();
    const merger = await lockMerger(tx, subjectId);
    if (!merger || !mayTakeBack(merger, at)) throw new Refusal('account_mergers.settled');
    await moveBack(tx, accountFollowers, merger);
    await markSeparated(tx, merger.id, actor.accountId, at);
    const { fromId, intoId } = merger;
    await separateAccount(parts, tx, { from: fromId, into: intoId });
    await notify(parts, tx, [fromId, intoId], {
      subject: '账号合并已撤销',
      text: `两个账号已分开，并入的报名、缴费、成绩和学时回到原账号。原因：${reason}`,
      channels: ['SMS'],
    });
    await recordAudits(tx, [
      {
        ...{ actor, action: 'account_mergers.separate', people: [fromId, intoId] },
        subject: { type: 'account', id: fromId },
        facts: { into: intoId, merger: merger.id, reason },
      },
    ]);
  },
};

/** Moves back what moved, and what has come since to the enrolments that go back: their attempts, orders, slips. */
async function moveBack(
  tx: Tx,
  followers: readonly AccountFollower[],
  { fromId, intoId, moved }: AccountMerger,
): Promise<void> {
  const topics = await listTopicsOf(tx, intoId, moved.enrolments ?? []);
  const back: Record<string, string[]> = {};
  for (const { key, list, ofTopics } of followers) {
    const since = ofTopics ? await list(tx, { accountId: intoId, topics, beside: fromId }) : [];
    back[key] = [...new Set([...(moved[key] ?? []), ...since.map(({ id }) => id)])];
  }
  for (const { key, place } of followers) {
    const ids = back[key] ?? [];
    if (ids.length > 0) await place(tx, { ids, from: intoId, to: fromId });
  }
}

/**
 * Proposes to take a merger back, and returns the proposal. Throws `account_mergers.not_found`,
 * `account_mergers.settled`. No audit: `propose` records it.
 */
export function proposeSeparation(
  parts: Parts,
  actor: Officer,
  mergerId: string,
  reason: string,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const merger = await findMerger(tx, mergerId);
    if (!merger) throw new Refusal('account_mergers.not_found');
    if (!mayTakeBack(merger, parts.clock.now())) throw new Refusal('account_mergers.settled');
    const kept = await getAccount(tx, merger.intoId);
    const [closed] = await listPeople(tx, [merger.fromId]);
    const words = `${closed?.name}（${closed?.idNumberMasked}）`;
    return propose(parts, tx, actor, separateKind, {
      subject: {
        ...{ type: 'account_merger', id: mergerId, words },
        href: `/people/${merger.intoId}/merger`,
      },
      difference: [
        {
          label: '账号',
          before: `已并入${kept.name}（${kept.idNumberMasked}）`,
          after: `恢复${words}`,
        },
      ],
      change: {},
      reason,
    });
  });
}
