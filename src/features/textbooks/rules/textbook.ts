import { covers, type Day } from '../../../kernel/calendar.ts';
import type { Fen } from '../../../kernel/money.ts';

export interface Title {
  id: string;
  topicId: string | null;
  name: string;
  publisher: string;
  isbn: string | null;
  priceFen: Fen;
  onSaleFrom: Day;
  onSaleTo: Day | null;
  onHand: number;
  reserved: number;
}

export interface OrderLine {
  titleId: string;
  name: string;
  quantity: number;
  priceFen: Fen;
  delivered: number;
}

export type OrderState = 'PLACED' | 'COLLECTED' | 'ACCEPTED' | 'DELIVERED' | 'CANCELLED';

export interface TextbookOrder {
  id: string;
  orderNo: string;
  accountId: string | null;
  organisationId: string | null;
  collectorId: string | null;
  collectedInto: string | null;
  state: OrderState;
  destinationCipher: string | null;
  amountFen: Fen;
  placedAt: Date;
  acceptedAt: Date | null;
  deliveredAt: Date | null;
  cancelledBecause: string | null;
}

export interface Copies {
  titleId: string;
  quantity: number;
}

/** Chinese names of the states, as shown to people. */
export const orderStateNames: Record<OrderState, string> = {
  PLACED: '已提交',
  COLLECTED: '已汇总',
  ACCEPTED: '备货中',
  DELIVERED: '已送达',
  CANCELLED: '已取消',
};

/** Allowed transitions; DELIVERED and CANCELLED are final. */
const following: Record<OrderState, readonly OrderState[]> = {
  PLACED: ['COLLECTED', 'ACCEPTED', 'CANCELLED'],
  // The collector hands it out, or cancels the whole collection.
  COLLECTED: ['DELIVERED', 'PLACED'],
  ACCEPTED: ['DELIVERED', 'CANCELLED'],
  DELIVERED: [],
  CANCELLED: [],
};

/** Whether an order may go from one state to the other. */
export function mayFollow(from: OrderState, to: OrderState): boolean {
  return following[from].includes(to);
}

/** Returns the bill of an order as it is paid: who pays what, and where it is seen. */
export function billFacts(
  { id, orderNo, accountId, organisationId: payerId }: TextbookOrder,
  { billNo, amountFen }: { billNo: string; amountFen: Fen },
) {
  const item = `教材款（订单${orderNo}）`;
  const href = `/textbooks/orders/${id}`;
  return { billNo, subjectId: id, item, href, accountId, payerId, amountFen };
}

/** Whether a title can be ordered on a day. */
export function isOnSale({ onSaleFrom, onSaleTo }: Title, day: Day): boolean {
  return covers({ from: onSaleFrom, to: onSaleTo }, day);
}

/** Returns the sum of the lines. */
export function amountOf(lines: readonly { quantity: number; priceFen: Fen }[]): Fen {
  return lines.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0);
}

/** Returns the copies of several orders added up, one line a title. */
export function sumCopies(copies: readonly Copies[]): Copies[] {
  const total = new Map<string, number>();
  for (const { titleId, quantity } of copies)
    total.set(titleId, (total.get(titleId) ?? 0) + quantity);
  return [...total].map(([titleId, quantity]) => ({ titleId, quantity }));
}

/** Returns the lines not delivered in full. */
export function openLines(lines: readonly OrderLine[]): OrderLine[] {
  return lines.filter(({ quantity, delivered }) => delivered < quantity);
}

/** Where recipient and address are kept. */
export const destinationCell = (orderId: string) => ({
  table: 'textbook_orders',
  column: 'destination_cipher',
  row: orderId,
});
