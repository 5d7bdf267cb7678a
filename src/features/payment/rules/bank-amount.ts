import type { Fen } from '../../../kernel/money.ts';

/** Money in, money out of the account, or neither (between accounts of the same holder). */
export type Direction = 'IN' | 'OUT' | 'NEITHER';

const words: Record<Direction, readonly string[]> = {
  IN: ['贷', '贷方', '收', '收入', '来账', '转入', '存入', '入账', '入', 'c', 'cr', 'credit', '+'],
  OUT: ['借', '借方', '支', '支出', '往账', '转出', '支取', '出账', '出', 'd', 'dr', 'debit', '-'],
  NEITHER: ['不计收支', '中性交易', '其他', '/'],
};

/** Whether the money stayed, by the word of a column 交易状态. */
export type PaymentState = 'DONE' | 'NOT_DONE';

const states: Record<PaymentState, readonly string[]> = {
  DONE: [
    ...['交易成功', '支付成功', '成功', '已收钱', '已存入零钱', '对方已收钱', '已转账', '已到账'],
    ...['已入账', '处理成功', '付款成功', '收款成功', '完成', '交易完成', '已完成'],
  ],
  NOT_DONE: [
    ...[
      '交易关闭',
      '失败',
      '交易失败',
      '支付失败',
      '处理失败',
      '已撤销',
      '已冲正',
      '冲正',
      '处理中',
    ],
    ...['已退款', '已全额退款', '退款成功', '对方已退还', '已退还', '等待付款', '待处理'],
  ],
};

/** The direction a bank's word means; undefined for a word that is not known. */
export function readDirection(typed: string): Direction | undefined {
  const word = typed.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return (['IN', 'OUT', 'NEITHER'] as const).find((direction) => words[direction].includes(word));
}

/** What a word for the state of a payment means; undefined for a word that is not known. */
export function readPaymentState(typed: string): PaymentState | undefined {
  const word = typed.normalize('NFKC').replaceAll(/\s/g, '');
  return (['DONE', 'NOT_DONE'] as const).find((state) => states[state].includes(word));
}

/** Sums of floating point are off by much less than this part of a fen. */
const tolerance = 1e-4;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const plain = /^\d{1,12}(?:\.\d+)?$/;

/**
 * The amount in fen, negative with a minus or in brackets. Currency words, thousands, full width and the
 * error of floating point (140.10000000000002) are forgiven. Null when the text is no amount.
 */
export function readAmount(typed: string): Fen | null {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/^(?:cny|rmb|人民币|¥)/i, '')
    .replace(/(?:cny|rmb|元|圆)$/i, '');
  const negative = /^-|^\(.*\)$/.test(text);
  const bare = text
    .replace(/^[-+]/, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^¥/, '');
  if (!grouped.test(bare) && !plain.test(bare)) return null;
  const exact = Number(bare.replaceAll(',', '')) * 100;
  const fen = Math.round(exact);
  if (Math.abs(exact - fen) > tolerance) return null;
  return negative ? -fen : fen;
}
