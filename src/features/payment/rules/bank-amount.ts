import type { Fen } from '../../../kernel/money.ts';

/** Money in, out of the account, or an amount of nothing. */
export type Direction = 'IN' | 'OUT';

const words: Record<Direction, readonly string[]> = {
  IN: ['贷', '贷方', '收', '收入', '来账', '转入', '存入', '入账', '入', 'c', 'cr', 'credit', '+'],
  OUT: ['借', '借方', '支', '支出', '往账', '转出', '支取', '出账', '出', 'd', 'dr', 'debit', '-'],
};

/** The direction a bank's word means; undefined for a word that is not known. */
export function readDirection(typed: string): Direction | undefined {
  const word = typed.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return (['IN', 'OUT'] as const).find((direction) => words[direction].includes(word));
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
