import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findCollector, type Way } from '../queries/collectors.ts';
import { insertOrder } from '../queries/orders.ts';
import { lockTitles } from '../queries/titles.ts';
import { amountOf, type Copies, destinationCell, isOnSale, sumCopies } from '../rules/textbook.ts';

export interface OrderInput {
  copies: readonly Copies[];
  way: Way;
  /** Recipient, phone and address; '' when a body collects the order. */
  destination: string;
}

/**
 * Places an order of a learner, or of an officer for their body, with the centre or with a body that
 * collects (N33), at today's prices. Returns its id. Throws `textbooks.not_on_sale`,
 * `textbooks.no_collector`.
 */
export async function placeOrder(parts: Parts, actor: Actor, input: OrderInput): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const collectorId = await findCollector(tx, actor, input.way, dayOf(parts.clock.now()));
    const lines = await priceCopies(parts, tx, input.copies);
    const id = newId();
    await insertOrder(tx, {
      id,
      accountId: actor.role === 'LEARNER' ? actor.accountId : null,
      organisationId: actor.role === 'LEARNER' ? null : actor.organisationId,
      collectorId,
      destinationCipher: collectorId
        ? null
        : parts.cipher.encrypt(input.destination, destinationCell(id)),
      amountFen: amountOf(lines),
      placedBy: actor.accountId,
      lines,
    });
    const facts = { copies: lines.length, amountFen: amountOf(lines), collectorId };
    await recordAudit(tx, actor, 'textbooks.order', { type: 'textbook_order', id }, facts);
    return id;
  });
}

/** Returns the copies with today's prices, one line a title. Throws `textbooks.not_on_sale`. */
export async function priceCopies(parts: Parts, tx: Tx, copies: readonly Copies[]) {
  const wanted = sumCopies(copies);
  const titles = await lockTitles(
    tx,
    wanted.map(({ titleId }) => titleId),
  );
  const today = dayOf(parts.clock.now());
  return wanted.map(({ titleId, quantity }) => {
    const title = titles.find(({ id }) => id === titleId);
    if (!title || !isOnSale(title, today))
      throw new Refusal('textbooks.not_on_sale', { name: title?.name ?? '' });
    return { titleId, quantity, priceFen: title.priceFen };
  });
}
