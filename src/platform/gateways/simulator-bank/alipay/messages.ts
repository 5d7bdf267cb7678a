import { randomUUID } from 'node:crypto';
import { fenToYuan, yuanToFen } from '../../../../kernel/money.ts';
import { shanghaiTime } from '../../shanghai-time.ts';
import type { SimulatorKeys } from '../keys.ts';
import type { BankTrade } from '../ledger.ts';
import { type Params, signMessage } from './signature.ts';

const sellerId = '2088000000000001';

/** The signed notification of a trade, with its current or an older status. */
export function notificationOf(
  keys: SimulatorKeys,
  trade: BankTrade,
  status: BankTrade['status'] = trade.status,
): Params {
  const refunded = trade.refunds.reduce((fen, one) => fen + (yuanToFen(one.amount) ?? 0), 0);
  const lastRefund = trade.refunds.at(-1);
  return signMessage(keys.bank.privateKey, {
    notify_id: randomUUID().replaceAll('-', ''),
    notify_type: 'trade_status_sync',
    notify_time: shanghaiTime(new Date()),
    charset: 'utf-8',
    version: '1.0',
    app_id: keys.appId,
    seller_id: sellerId,
    out_trade_no: trade.orderNo,
    trade_no: trade.tradeNo,
    trade_status: status,
    total_amount: trade.amount,
    subject: trade.subject,
    ...(trade.paidAt && status !== 'WAIT_BUYER_PAY' ? { gmt_payment: trade.paidAt } : {}),
    ...(lastRefund ? { gmt_refund: lastRefund.at, refund_fee: fenToYuan(refunded) } : {}),
  });
}

/** The signed return address after payment; it has no status, as with Alipay. */
export function returnAddress(keys: SimulatorKeys, trade: BankTrade): string {
  const address = new URL(trade.returnUrl);
  const message = signMessage(keys.bank.privateKey, {
    charset: 'utf-8',
    method: 'alipay.trade.page.pay.return',
    version: '1.0',
    app_id: keys.appId,
    auth_app_id: keys.appId,
    seller_id: sellerId,
    timestamp: shanghaiTime(new Date()),
    out_trade_no: trade.orderNo,
    trade_no: trade.tradeNo,
    total_amount: trade.amount,
  });
  for (const [name, value] of Object.entries(message)) address.searchParams.set(name, value);
  return address.href;
}

/** The unsigned return of a payer who did not pay. */
export function leaveAddress(trade: BankTrade): string {
  const address = new URL(trade.returnUrl);
  address.searchParams.set('out_trade_no', trade.orderNo);
  return address.href;
}
