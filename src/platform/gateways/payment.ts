import type { Fen } from '../../kernel/money.ts';

export interface GatewayOrder {
  orderNo: string;
  amountFen: Fen;
  subject: string;
  expiresAt: Date;
  /** The return address of the payer, and the address for the signed notification. */
  returnUrl: string;
  notifyUrl: string;
}

/** An order at the gateway. */
export interface GatewayTrade {
  orderNo: string;
  tradeNo: string;
  amountFen: Fen;
  state: 'WAITING' | 'PAID' | 'CLOSED' | 'REFUNDED';
}

export type SignedMessage = Record<string, string>;

/** The port to a payment provider. Calls to it throw when it does not answer. */
export interface PaymentGateway {
  /** Where pay pages and what they lead to are: sources for the form-action of our pages. */
  payOrigins?: readonly string[];
  /** Address of the provider's payment page for this order. */
  payPageUrl(order: GatewayOrder): string;
  /** The trade of a notification; null when it is not genuine or for another application. */
  readNotification(message: SignedMessage): GatewayTrade | null;
  /**
   * The order of a return address; null when the address is not genuine. A return suggests a payment, but only
   * `query` or a notification proves it.
   */
  readReturn(message: SignedMessage): { orderNo: string } | null;
  /** Queries the provider; null when the order is unknown there (the pay page was never opened). */
  query(orderNo: string): Promise<GatewayTrade | null>;
  /** Refunds money of a trade; idempotent by refundNo. */
  refund(refund: {
    orderNo: string;
    tradeNo: string;
    refundNo: string;
    amountFen: Fen;
    reason: string;
  }): Promise<void>;
  /**
   * Closes an unpaid order at the provider, so that it cannot be paid later. False when it was paid: then
   * use `query`.
   */
  close(orderNo: string): Promise<boolean>;
}

/** The provider refused. */
export class GatewayRefusal extends Error {}
