import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../kernel/clock.ts';
import type { Deliveries } from './deliveries.ts';
import type { SimulatorKeys } from './keys.ts';
import type { BankRefund, BankTrade, Ledger } from './ledger.ts';

/** A notification as it is sent, and by which answer the merchant has taken it. */
export interface Letter {
  url: string;
  headers: Record<string, string>;
  body: string;
  isTaken(status: number, text: string): boolean;
}

/** Where the browser goes after paying: an address, a form that posts itself, or nowhere (scanned). */
export type WayBack = { url: string } | { action: string; fields: Record<string, string> } | null;

/** What one provider says. */
export interface Protocol {
  /** The notification of a trade, with its current or an older status. */
  notice(trade: BankTrade, status?: BankTrade['status']): Letter;
  /** The notification of a refund; null when this provider sends none of its own. */
  refundNotice(trade: BankTrade, refund: BankRefund): Letter | null;
  /** The same notification of somebody without the bank's keys. */
  forged(trade: BankTrade): Letter;
  back(trade: BankTrade): WayBack;
  /** The address to which a payer returns who did not pay. */
  leave(trade: BankTrade): string | null;
}

/** What the protocols share: the books, and what goes wrong. */
export interface BankParts {
  keys: SimulatorKeys;
  clock: Clock;
  ledger: Ledger;
  deliveries: Deliveries;
  /** The bill's hash is that of another file. */
  brokenBill(): boolean;
  /** Where the bank is reached. */
  url(): string;
}

/** A provider: its notifications, and the routes the merchant calls; `silenced` ones may stay unanswered. */
export interface Provider {
  protocol: Protocol;
  pages(app: FastifyInstance): void;
  silenced(app: FastifyInstance): void;
}
