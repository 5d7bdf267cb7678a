import type { Officer } from '../../../kernel/actor.ts';
import { endOfTerm } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { AccountFollower } from '../../../platform/account-followers.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ForProposals, ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { listTopicsBeside } from '../../enrolment/index.ts';
import { findAccount, lockAccounts, mergeAccount } from '../../identity/index.ts';
import { notify } from '../../messages/index.ts';
import { propose } from '../../proposals/index.ts';
import { insertMerger } from '../queries/mergers.ts';
import { countFollowing, findBarrier } from '../queries/preview.ts';
import { type AccountPair, wayBackDays } from '../rules/merger.ts';

/** Two accounts of one person become one (N3): two persons of the counter. */
export const mergeKind: ProposalKind<{ intoId: string }> = {
  kind: 'account_mergers.merge',
  title: '合并同一个人的两个账号',
  confirmedBy: ['DISTRICT_CLERK', 'CENTRE_CLERK'],
  async apply(parts, tx, { subjectId, change, reason, proposedBy, actor }, contributed) {
    const pair = { from: subjectId, into: change.intoId };
    if (actor.accountId === pair.from || actor.accountId === pair.into)
      throw new Refusal('account_mergers.own');
    await lockPair(tx, contributed, pair);
    const { shared, alone } = await listTopicsBeside(tx, pair);
    const moved = await moveFollowers(tx, contributed.accountFollowers, { ...pair, topics: alone });
    const at = parts.clock.now();
    const until = endOfTerm(at, wayBackDays);
    const id = await insertMerger(tx, {
      ...{ fromId: pair.from, intoId: pair.into, moved, stayed: shared, reason },
      ...{ mergedAt: at, until, proposedBy, confirmedBy: actor.accountId },
    });
    await mergeAccount(parts, tx, { ...pair, text: toldToClosed });
    await notify(parts, tx, [pair.into], noticeToKept);
    const numbers = Object.entries(moved).map(([key, ids]) => [key, ids.length]);
    await recordAudits(tx, [
      {
        ...{ actor, action: 'account_mergers.merge', people: [pair.from, pair.into] },
        subject: { type: 'account', id: pair.from },
        facts: { into: pair.into, merger: id, moved: Object.fromEntries(numbers), reason },
      },
    ]);
  },
};

const toldToClosed =
  '您的这个账号已由窗口核对证件后并入您本人的另一个账号，登录请用保留的账号；原证件号码也能登录保留的账号。如非本人办理，请到当地人力社保局窗口更正。';
const noticeToKept = {
  subject: '您的两个账号已合并',
  text: `另一个账号的报名、缴费、学习、成绩和学时已并入本账号，以后只用这个账号。合并有误的，${wayBackDays}天内可到窗口撤销。`,
  href: '/account/data',
  channels: ['SMS' as const],
};

/** Locks both accounts in the order of their ids, if they may be merged. */
async function lockPair(
  tx: Tx,
  { accountBarriers }: Pick<ForProposals, 'accountBarriers'>,
  pair: AccountPair,
): Promise<void> {
  if (pair.from === pair.into) throw new Refusal('account_mergers.same');
  if (!(await lockAccounts(tx, [pair.from, pair.into])))
    throw new Refusal('account_mergers.not_found');
  const sentence = await findBarrier(tx, accountBarriers, pair);
  if (sentence) throw new Refusal('account_mergers.barred', { sentence });
}

/** Moves what follows; everything is listed before anything moves, because lists look at each other's rows. */
async function moveFollowers(
  tx: Tx,
  followers: readonly AccountFollower[],
  { from, into, topics }: AccountPair & { topics: readonly string[] },
): Promise<Record<string, string[]>> {
  const moved: Record<string, string[]> = {};
  for (const { key, list } of followers) {
    const ids = (await list(tx, { accountId: from, topics, beside: into })).map(({ id }) => id);
    if (ids.length > 0) moved[key] = ids;
  }
  for (const { key, place } of followers)
    if (moved[key]) await place(tx, { ids: moved[key], from, to: into });
  return moved;
}

/**
 * Proposes to merge an account into another of the same person, and returns the proposal. Throws
 * `account_mergers.same`, `account_mergers.not_found`, `account_mergers.barred`. No audit: `propose` records it.
 */
export function proposeMerger(
  parts: Parts,
  actor: Officer,
  contributed: Pick<ForProposals, 'accountFollowers' | 'accountBarriers'>,
  { from, into, reason }: AccountPair & { reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    if (actor.accountId === from || actor.accountId === into)
      throw new Refusal('account_mergers.own');
    await lockPair(tx, contributed, { from, into });
    const [closed, kept] = [await findAccount(tx, from), await findAccount(tx, into)];
    if (!closed || !kept) throw new Refusal('account_mergers.not_found');
    const rows = await countFollowing(tx, contributed.accountFollowers, { from, into });
    return propose(parts, tx, actor, mergeKind, {
      subject: {
        ...{ type: 'account', id: from },
        words: `${closed.name}（${closed.idNumberMasked}）`,
        href: `/people/${into}/merger?with=${from}`,
      },
      difference: [
        {
          label: '账号',
          before: `${closed.name}（${closed.idNumberMasked}）`,
          after: `并入${kept.name}（${kept.idNumberMasked}）`,
        },
        ...rows.map(({ label, unit, follow, stay }) => ({
          ...{ label, before: null },
          after: `${follow} ${unit}并入${stay > 0 ? `，${stay} ${unit}留在停用的账号` : ''}`,
        })),
      ],
      change: { intoId: into },
      reason,
    });
  });
}
