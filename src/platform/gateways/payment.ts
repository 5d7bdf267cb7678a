import type { Fen } from '../../kernel/money.ts';

/** The providers of online payment, in the order in which they are offered. */
export const gatewayIds = ['WECHATPAY', 'ALIPAY', 'UNIONPAY'] as const;
export type GatewayId = (typeof gatewayIds)[number];

/** What names an order at a provider. UnionPay finds it only by number and time of opening together. */
export interface OrderRef {
  orderNo: string;
  openedAt: Date;
}

export interface GatewayOrder extends OrderRef {
  amountFen: Fen;
  subject: string;
  expiresAt: Date;
  /** The return address of the payer, and the address for the signed notification. */
  returnUrl: string;
  notifyUrl: string;
}

/** The payer in front of our page that leads to the provider. */
export interface Payer {
  device: 'DESKTOP' | 'PHONE' | 'WECHAT';
  ip: string;
  /** The address of that page; WeChat returns there with `code`, by which the payer is identified. */
  pageUrl: string;
  code?: string | undefined;
}

/** What the payer does next: one of five ways, by provider and device. */
export type PayStep =
  /** The browser is redirected. */
  | { kind: 'GO'; url: string }
  /** A link that the payer follows (it opens an app, and needs the referrer). */
  | { kind: 'LINK'; url: string }
  /** A signed form that is submitted. */
  | { kind: 'FORM'; action: string; fields: SignedMessage }
  /** A QR code that a phone scans. */
  | { kind: 'SCAN'; code: string }
  /** Parameters for the script inside WeChat. */
  | { kind: 'BRIDGE'; params: SignedMessage };

/** An order at the gateway. */
export interface GatewayTrade {
  orderNo: string;
  tradeNo: string;
  amountFen: Fen;
  state: 'WAITING' | 'PAID' | 'CLOSED' | 'REFUNDED';
}

export type SignedMessage = Record<string, string>;

/** A notification as it came in: the fields of a form, or a JSON text with its signature in the headers. */
export interface Notice {
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  fields: SignedMessage;
}

/** What a genuine notification tells. */
export type News = { kind: 'TRADE'; trade: GatewayTrade } | RefundNews;

export interface RefundNews {
  kind: 'REFUND';
  /** Empty where the provider names the refund alone. */
  orderNo: string;
  refundNo: string;
  amountFen: Fen;
  done: boolean;
}

export interface RefundRequest extends OrderRef {
  tradeNo: string;
  /** The key of the refund at the provider: a repeat moves nothing twice. */
  refundNo: string;
  amountFen: Fen;
  /** What was paid altogether for the order. */
  totalFen: Fen;
  reason: string;
  /** When it was first sent; the same on every repeat. */
  sentAt: Date;
  notifyUrl: string;
}

/** A line of a daily bill: money that came in for an order, or went back. */
export interface BillLine {
  kind: 'PAID' | 'REFUNDED';
  /** Null where the bill of a refund does not name the order. */
  orderNo: string | null;
  tradeNo: string;
  refundNo: string | null;
  amountFen: Fen;
}

/** The port to a payment provider. Calls to it throw when it does not answer. */
export interface PaymentGateway {
  readonly id: GatewayId;
  /** Origins to which our pages submit forms for it, redirects included (Content-Security-Policy). */
  readonly formOrigins: readonly string[];
  /**
   * The provider's payment page, where its address alone takes the payer there; null: our page asks
   * `begin` and shows the way.
   */
  payPageUrl(order: GatewayOrder): string | null;
  /** Prepares the payment of an order for a payer; repeating it for the same order is harmless. */
  begin(order: GatewayOrder, payer: Payer): Promise<PayStep>;
  /**
   * What a notification tells; null when it is not genuine or for another merchant. Throws when that cannot
   * be judged now, because the provider's certificates do not come.
   */
  readNotification(notice: Notice): Promise<News | null>;
  /** The answer by which the provider stops repeating a notification, or repeats it. */
  replyTo(taken: boolean): { status: number; type: string; body: string };
  /**
   * The order of a return address; null when the address is not genuine. A return suggests a payment, but only
   * `query` or a notification proves it.
   */
  readReturn(message: SignedMessage): { orderNo: string } | null;
  /** Queries the provider; null when the order is unknown there (the pay page was never opened). */
  query(order: OrderRef): Promise<GatewayTrade | null>;
  /**
   * Refunds money of a trade; idempotent by refundNo. PENDING: it is accepted and under way, ask again.
   * Throws when refused.
   */
  refund(refund: RefundRequest): Promise<'DONE' | 'PENDING'>;
  /**
   * Closes an unpaid order at the provider, so that it cannot be paid later; UnionPay has no such call, its
   * orders end by themselves at `expiresAt`. False when it was paid: then use `query`.
   */
  close(order: OrderRef): Promise<boolean>;
  /** The bill of a Shanghai day ("2026-11-23"); null when the provider has none (yet). */
  bill(day: string): Promise<BillLine[] | null>;
}

/** The gateways of an installation; empty without online payment. */
export type PaymentGateways = ReadonlyMap<GatewayId, PaymentGateway>;

/** The provider refused. */
export class GatewayRefusal extends Error {}
