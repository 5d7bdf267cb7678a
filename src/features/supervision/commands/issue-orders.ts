import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { formatDay } from '../../../ui/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Addressee, listAddressees } from '../queries/addressees.ts';
import { insertOrder, insertOrderEvent, type NewOrder } from '../queries/orders.ts';
import { keyOf, loadProgress } from '../queries/progress.ts';
import {
  type CatchUpOrder,
  type OrderKind,
  type OrderMetric,
  orderMetricNames,
} from '../rules/order.ts';
import { tellAddressee } from './notify-parties.ts';

export interface OrderWords {
  kind: OrderKind;
  members: readonly string[];
  year: number;
  metric: OrderMetric;
  targetPercent: number;
  deadline: string;
  basis: string;
  text: string;
}

/**
 * Orders several bodies to catch up until a day, each with its own number and the figures of now (N34).
 * All or none. Throws `supervision.not_found` for a body that is not the actor's to order about,
 * `supervision.order_open_already` where the same is ordered and not settled.
 */
export async function issueOrders(
  parts: Parts,
  actor: Officer,
  words: OrderWords,
): Promise<string[]> {
  return inTransaction(parts.db, async (tx) => {
    const addressees = await listAddressees(tx, actor, words.kind, words.members);
    if (addressees.length !== new Set(words.members).size)
      throw new Refusal('supervision.not_found');
    const asked = addressees.map(({ member }) => ({ ...words, member }));
    const progress = await loadProgress(tx, asked);
    const ids: string[] = [];
    for (const addressee of addressees) {
      const key = keyOf({ ...words, member: addressee.member });
      const { due = 0, reached = 0 } = progress.get(key) ?? {};
      ids.push(await issueOne(parts, tx, { actor, words, addressee, due, reached }));
    }
    return ids;
  });
}

interface Issuing {
  actor: Officer;
  words: OrderWords;
  addressee: Addressee;
  due: number;
  reached: number;
}

async function issueOne(parts: Parts, tx: Tx, issuing: Issuing): Promise<string> {
  const { actor, words, addressee, due, reached } = issuing;
  const { organisation, member } = addressee;
  const issuedAt = parts.clock.now();
  const { members: _members, ...same } = words;
  const order: NewOrder = {
    ...same,
    member,
    issuerRole: actor.role as CatchUpOrder['issuerRole'],
    issuerId: actor.organisationId,
    issuedBy: actor.accountId,
    issuedAt,
    addresseeId: organisation.id,
    dueAtIssue: due,
    reachedAtIssue: reached,
  };
  const issued = await insertOrder(tx, order);
  if (!issued) throw new Refusal('supervision.order_open_already', { name: organisation.name });
  const { id, orderNo } = issued;
  const what = `${words.year}年${orderMetricNames[words.metric]}达到${words.targetPercent}%`;
  const until = formatDay(words.deadline);
  const line = {
    text: `下达：${what}，期限${until}`,
    actorAccountId: actor.accountId,
    at: issuedAt,
  };
  await insertOrderEvent(tx, id, line);
  const text = `请于${until}前使${what}，并在平台上签收、报告。`;
  await tellAddressee(parts, tx, { ...order, id, orderNo }, text);
  const subject = { type: 'catch_up_order', id };
  const facts = {
    to: organisation.id,
    metric: words.metric,
    target: words.targetPercent,
    due,
    reached,
  };
  await recordAudit(tx, actor, 'supervision.issue_order', subject, facts);
  return id;
}
