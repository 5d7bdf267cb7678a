import { z } from 'zod';
import type { GatewayTrade } from '../payment.ts';

/** A transaction in an answer or a notification; until it is paid it has no number of WeChat's own. */
export const Transaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.string(),
  amount: z.object({ total: z.number().int() }).optional(),
});

/** A refund in an answer (`status`) or a notification (`refund_status`). */
export const Refund = z.object({
  mchid: z.string().optional(),
  out_trade_no: z.string(),
  out_refund_no: z.string(),
  status: z.string().optional(),
  refund_status: z.string().optional(),
  amount: z.object({ refund: z.number().int() }),
});

export const Prepay = z.object({
  code_url: z.string().optional(),
  h5_url: z.string().optional(),
  prepay_id: z.string().optional(),
});

export const BillNotice = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
  download_url: z.string(),
});

// REFUND: some of the money or all of it went back; the bill tells how much.
const states: Record<string, GatewayTrade['state']> = {
  SUCCESS: 'PAID',
  REFUND: 'REFUNDED',
  NOTPAY: 'WAITING',
  USERPAYING: 'WAITING',
  PAYERROR: 'WAITING',
  ACCEPT: 'WAITING',
  CLOSED: 'CLOSED',
  REVOKED: 'CLOSED',
};

/** The trade of a transaction; null when it cannot be understood. */
export function tradeOf(transaction: z.infer<typeof Transaction>): GatewayTrade | null {
  const { out_trade_no: orderNo, transaction_id: tradeNo = '', amount } = transaction;
  const state = states[transaction.trade_state];
  const settled = state === 'PAID' || state === 'REFUNDED';
  if (!state || (settled && (!tradeNo || !amount))) return null;
  return { orderNo, tradeNo, amountFen: amount?.total ?? 0, state };
}
