import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findCollector } from '../queries/collectors.ts';
import { insertOrder, listLines, lockToCollect, updateOrders } from '../queries/orders.ts';
import { lockTitles } from '../queries/titles.ts';
import { amountOf, type Copies, destinationCell, sumCopies } from '../rules/textbook.ts';
import { type OrderInput, priceCopies } from './place-order.ts';

/**
 * Collects orders sent to a body, with copies of its own, into one order at today's prices (N33). Returns
 * the new order's id. Throws `textbooks.nothing_to_collect` when none of them is waiting any more.
 */
export async function collectOrders(
  parts: Parts,
  actor: Officer,
  input: OrderInput & { ids: readonly string[] },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const organisationId = actor.organisationId;
    const orders = await lockToCollect(tx, organisationId, input.ids);
    if (orders.length === 0) throw new Refusal('textbooks.nothing_to_collect');
    const ids = orders.map(({ id }) => id);
    const ordered = [...(await listLines(tx, ids)).values()].flat();
    const extra = await priceCopies(parts, tx, input.copies);
    const lines = await priceCollected(tx, sumCopies([...ordered, ...extra]));
    const day = dayOf(parts.clock.now());
    const collectorId = await findCollector(tx, actor, input.way, day);
    const id = newId();
    await insertOrder(tx, {
      id,
      accountId: null,
      organisationId,
      collectorId,
      destinationCipher: collectorId
        ? null
        : parts.cipher.encrypt(input.destination, destinationCell(id)),
      amountFen: amountOf(lines),
      placedBy: actor.accountId,
      lines,
    });
    await updateOrders(tx, ids, 'COLLECTED', { collectedInto: id });
    const facts = { orders: ids.length, amountFen: amountOf(lines), collectorId };
    await recordAudit(tx, actor, 'textbooks.collect', { type: 'textbook_order', id }, facts);
    return id;
  });
}

// Today's price for the whole line; a title on sale when it was ordered stays orderable.
async function priceCollected(tx: Tx, copies: readonly Copies[]) {
  const titles = await lockTitles(
    tx,
    copies.map(({ titleId }) => titleId),
  );
  return copies.map((one) => {
    const title = titles.find(({ id }) => id === one.titleId);
    if (!title) throw new Refusal('textbooks.not_found');
    return { ...one, priceFen: title.priceFen };
  });
}
