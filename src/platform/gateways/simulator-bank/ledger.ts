import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fenToYuan, yuanToFen } from '../../../kernel/money.ts';
import type { GatewayId } from '../payment.ts';

export interface BankRefund {
  refundNo: string;
  amount: string;
  at: string;
  /** UnionPay finds it by this time together with its number. */
  sentAt?: string;
  notifyUrl?: string;
}

/** A trade in the bank's ledger. Amounts are yuan texts and times Beijing time, as in Alipay's protocol. */
export interface BankTrade {
  tradeNo: string;
  gateway: GatewayId;
  orderNo: string;
  /** The amount requested by the merchant, and the amount charged once paid. */
  askedAmount: string;
  amount: string;
  subject: string;
  status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED';
  notifyUrl: string;
  returnUrl: string;
  expiresAt: string;
  paidAt: string | null;
  refunds: BankRefund[];
  /** When the merchant opened it ("20261123140509"): UnionPay's second half of the order's name. */
  openedAt?: string;
}

/** The bank's ledger: a list of trades, kept in a file over restarts. */
export interface Ledger {
  add(trade: Omit<BankTrade, 'tradeNo'>): BankTrade;
  /** The trade of an order: the paid one, else the newest. */
  findByOrder(orderNo: string): BankTrade | undefined;
  findByTrade(tradeNo: string): BankTrade | undefined;
  list(): readonly BankTrade[];
  /** Writes a changed trade. */
  save(): void;
}

/** Opens the ledger; without a file it is in memory only. */
export function openLedger(file: string | null): Ledger {
  const trades: BankTrade[] = file ? readTrades(file) : [];
  const save = () => {
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify(trades));
    renameSync(`${file}.part`, file);
  };
  return {
    add(trade) {
      const added = { ...trade, tradeNo: newTradeNo(trade.gateway) };
      trades.push(added);
      save();
      return added;
    },
    findByOrder(orderNo) {
      const own = trades.filter((trade) => trade.orderNo === orderNo);
      return own.find((trade) => trade.paidAt !== null) ?? own.at(-1);
    },
    findByTrade: (tradeNo) => trades.find((trade) => trade.tradeNo === tradeNo),
    list: () => trades,
    save,
  };
}

/** What went back of a trade so far, in fen. */
export const refundedFen = ({ refunds }: BankTrade) =>
  refunds.reduce((fen, one) => fen + (yuanToFen(one.amount) ?? 0), 0);

/**
 * Refunds part of a trade once a number: DONE, or REPEATED; REFUSED when it is not paid or less is left.
 */
export function refundOnce(
  ledger: Ledger,
  trade: BankTrade,
  refund: Omit<BankRefund, 'amount'> & { amountFen: number },
): 'DONE' | 'REPEATED' | 'REFUSED' {
  const { amountFen, ...rest } = refund;
  if (trade.refunds.some((one) => one.refundNo === refund.refundNo)) return 'REPEATED';
  const paid = yuanToFen(trade.amount) ?? 0;
  if (!trade.paidAt || amountFen <= 0 || refundedFen(trade) + amountFen > paid) return 'REFUSED';
  trade.refunds.push({ ...rest, amount: fenToYuan(amountFen) });
  if (refundedFen(trade) === paid) trade.status = 'TRADE_CLOSED';
  ledger.save();
  return 'DONE';
}

function readTrades(file: string): BankTrade[] {
  try {
    const trades = JSON.parse(readFileSync(file, 'utf8')) as BankTrade[];
    // Ledgers from before the other two providers name none.
    return trades.map((trade) => ({ ...trade, gateway: trade.gateway ?? 'ALIPAY' }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function newTradeNo(gateway: GatewayId): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  // UnionPay's have 21 digits; its file has room for no more.
  const length = gateway === 'UNIONPAY' ? 8 : 14;
  const random = Array.from({ length }, () => randomInt(10)).join('');
  return `${day}22001${random}`;
}
