import type { Day } from '../../../kernel/calendar.ts';
import type { Fen } from '../../../kernel/money.ts';

/** How money came in: a gateway, a method of a counter, or the bank account. */
export const sources = [
  'ALIPAY',
  'WECHATPAY',
  'UNIONPAY',
  'CASH',
  'CARD',
  'TRANSFER',
  'BANK',
] as const;
export type Source = (typeof sources)[number];

/**
 * Where received money is now. OPENED: fees whose study and exam are open; UNKNOWN: nobody knows yet what it is
 * for; REFUNDING: its refund is agreed and not finished; REST: of a transfer that paid something.
 */
export const uses = ['OPENED', 'TEXTBOOKS', 'UNKNOWN', 'REFUNDING', 'REFUNDED', 'REST'] as const;
export type Use = (typeof uses)[number];

export const sourceNames: Record<Source, string> = {
  ALIPAY: '支付宝',
  WECHATPAY: '微信支付',
  UNIONPAY: '银联',
  CASH: '现场现金',
  CARD: '现场刷卡',
  TRANSFER: '现场登记的转账',
  BANK: '银行来款',
};

export const useNames: Record<Use, string> = {
  OPENED: '已开通的学习费',
  TEXTBOOKS: '教材款',
  UNKNOWN: '用途不明',
  REFUNDING: '退款办理中',
  REFUNDED: '已退回',
  REST: '转账余款',
};

/** The days shown, both included. */
export interface Range {
  from: Day;
  to: Day;
}

export interface SourceSum {
  source: Source;
  amountFen: Fen;
}
export type UseSum = SourceSum & { use: Use };

/** One way in: what came by it, and where that is. */
export interface LedgerRow {
  source: Source;
  receivedFen: Fen;
  byUse: Record<Use, Fen>;
}

const nothing = (): Record<Use, Fen> => ({
  OPENED: 0,
  TEXTBOOKS: 0,
  UNKNOWN: 0,
  REFUNDING: 0,
  REFUNDED: 0,
  REST: 0,
});

/** Returns a row for each way by which money came, in the order of `sources`. */
export function tabulate(received: readonly SourceSum[], used: readonly UseSum[]): LedgerRow[] {
  return sources.flatMap((source) => {
    const byUse = nothing();
    for (const one of used) if (one.source === source) byUse[one.use] += one.amountFen;
    const receivedFen = received.find((one) => one.source === source)?.amountFen ?? 0;
    const empty = receivedFen === 0 && uses.every((use) => byUse[use] === 0);
    return empty ? [] : [{ source, receivedFen, byUse }];
  });
}

/** Returns the rows added up. */
export function sumRows(rows: readonly LedgerRow[]): Omit<LedgerRow, 'source'> {
  const byUse = nothing();
  for (const row of rows) for (const use of uses) byUse[use] += row.byUse[use];
  return { receivedFen: rows.reduce((sum, row) => sum + row.receivedFen, 0), byUse };
}

/** Returns received money minus all of its uses: 0 in a ledger that balances. */
export function missingFen({ receivedFen, byUse }: Omit<LedgerRow, 'source'>): Fen {
  return receivedFen - uses.reduce((sum, use) => sum + byUse[use], 0);
}
