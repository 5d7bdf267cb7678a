import type { Fen } from '../../kernel/money.ts';

export interface GatewayOrder {
  orderNo: string;
  amountFen: Fen;
  subject: string;
  expiresAt: Date;
  /** Where the bank sends the person back to, and where it sends its signed notification. */
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

/** The port to a payment provider. Every asking call may throw when the provider does not answer. */
export interface PaymentGateway {
  /** Address of the provider's page where the person pays this order. */
  payPageUrl(order: GatewayOrder): string;
  /** The trade of a notification; null when it is not genuine or for another application. */
  readNotification(message: SignedMessage): GatewayTrade | null;
  /**
   * The order a person comes back from; null when the address is not genuine. The provider sends
   * people back after they paid, but only `query` or a notification says so for certain.
   */
  readReturn(message: SignedMessage): { orderNo: string } | null;
  /** Queries the provider; null when the order is unknown there (the pay page was never opened). */
  query(orderNo: string): Promise<GatewayTrade | null>;
  /** Sends money of one trade back; the same refundNo again has no further effect. */
  refund(refund: {
    orderNo: string;
    tradeNo: string;
    refundNo: string;
    amountFen: Fen;
    reason: string;
  }): Promise<void>;
  /**
   * Closes an unpaid order at the provider, so that nobody pays it later. False when it cannot be
   * closed any more because somebody paid: then ask by `query`.
   */
  close(orderNo: string): Promise<boolean>;
}

/** The provider refused. */
export class GatewayRefusal extends Error {}
