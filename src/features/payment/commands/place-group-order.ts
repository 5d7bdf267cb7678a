import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { examWindow, findTopic } from '../../courses/index.ts';
import { enrolFor } from '../../enrolment/index.ts';
import { getOnlyOrganisation, getOrganisation } from '../../organisations/index.ts';
import { insertGroupOrder } from '../queries/group-orders.ts';
import { insertEvent } from '../queries/order-events.ts';
import { insertOrder } from '../queries/orders.ts';
import { loadRoster, type RosterPerson } from '../queries/payer-roster.ts';
import { newRemittanceCode } from '../rules/remittance-code.ts';

export interface PlacedGroupOrder {
  id: string;
  /** People left out, each with the reason. */
  leftOut: RosterPerson[];
}

/**
 * Enrols people of a unit or agency and opens one group order for them (E21, N11): a line over the topic's
 * fee for each; others are left out with the reason. `accountIds` null: everybody eligible. Throws
 * `payment.topic_over`, `payment.nobody_left` when the list would be empty.
 */
export async function placeGroupOrder(
  parts: Parts,
  actor: Officer,
  { topicId, accountIds }: { topicId: string; accountIds: readonly string[] | null },
): Promise<PlacedGroupOrder> {
  return inTransaction(parts.db, async (tx) => {
    const now = parts.clock.now();
    const topic = await findTopic(tx, topicId);
    if (topic?.state !== 'PUBLISHED') throw new Refusal('enrolment.topic_not_found');
    if (examWindow(topic).closesAt <= now) throw new Refusal('payment.topic_over');
    const people = await loadRoster(parts, tx, actor, {
      topicId,
      ...(accountIds && { accountIds }),
    });
    const taken = people.filter((person) => person.leftOut === null);
    if (taken.length === 0) throw new Refusal('payment.nobody_left');
    const payee = await getOnlyOrganisation(tx, 'TRAINING_CENTRE');
    const id = await openGroup(parts, tx, actor, { topicId, payeeId: payee.id });
    const raced: RosterPerson[] = [];
    // Sorted, so that two lists with the same people never wait for each other.
    for (const person of taken.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1))) {
      const { feeFen: amountFen } = person;
      const line = { groupOrderId: id, topicId, payeeId: payee.id, amountFen };
      if (!(await openLine(parts, tx, actor, person.accountId, line)))
        raced.push({ ...person, leftOut: 'OTHER_GROUP' });
    }
    if (raced.length === taken.length) throw new Refusal('payment.nobody_left');
    const facts = { topicId, people: taken.length - raced.length, feeFen: topic.feeFen };
    await recordAudit(tx, actor, 'payment.open_group', { type: 'group_order', id }, facts);
    return { id, leftOut: [...people.filter((one) => one.leftOut !== null), ...raced] };
  });
}

async function openGroup(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { topicId, payeeId }: { topicId: string; payeeId: string },
): Promise<string> {
  const payer = await getOrganisation(tx, actor.organisationId);
  return insertGroupOrder(tx, {
    remittanceCode: newRemittanceCode(),
    topicId,
    organisationId: payer.id,
    payeeId,
    title: payer.name,
    creditCode: payer.creditCode,
    createdBy: actor.accountId,
    createdAt: parts.clock.now(),
  });
}

/** Enrols the person when needed and opens the line; false when another order was opened meanwhile. */
async function openLine(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  accountId: string,
  line: { groupOrderId: string; topicId: string; payeeId: string; amountFen: number },
): Promise<boolean> {
  const { groupOrderId, topicId, payeeId, amountFen } = line;
  const enrolmentId = await enrolFor(parts, tx, actor, { accountId, topicId });
  const at = parts.clock.now();
  const order = await insertOrder(tx, {
    enrolmentId,
    accountId,
    roundNo: 1,
    channel: 'GROUP',
    groupOrderId,
    amountFen,
    organisationId: payeeId,
    createdBy: actor.accountId,
    at,
  });
  if (!order) return false;
  await insertEvent(tx, { orderId: order.id, kind: 'OPENED', facts: { amountFen }, at });
  return true;
}
