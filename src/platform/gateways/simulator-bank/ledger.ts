import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A trade in the bank's ledger. Amounts are yuan texts and times Beijing time, as in the protocol. */
export interface BankTrade {
  tradeNo: string;
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
  refunds: { refundNo: string; amount: string; at: string }[];
}

/** The bank's ledger: a list of trades, kept in a file over restarts. */
export interface Ledger {
  add(trade: Omit<BankTrade, 'tradeNo'>): BankTrade;
  /** The trade of an order: the paid one, else the newest. */
  findByOrder(orderNo: string): BankTrade | undefined;
  findByTrade(tradeNo: string): BankTrade | undefined;
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
      const added = { ...trade, tradeNo: newTradeNo() };
      trades.push(added);
      save();
      return added;
    },
    findByOrder(orderNo) {
      const own = trades.filter((trade) => trade.orderNo === orderNo);
      return own.find((trade) => trade.paidAt !== null) ?? own.at(-1);
    },
    findByTrade: (tradeNo) => trades.find((trade) => trade.tradeNo === tradeNo),
    save,
  };
}

function readTrades(file: string): BankTrade[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function newTradeNo(): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const random = Array.from({ length: 14 }, () => randomInt(10)).join('');
  return `${day}22001${random}`;
}
