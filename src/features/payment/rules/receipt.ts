import type { Fen } from '../../../kernel/money.ts';

/**
 * Proof that money was received, over a learner's order or over one payment of a group order. Never
 * changed: a new title or a refunded line reverses it and issues another (E22).
 */
export interface Receipt {
  id: string;
  receiptNo: string;
  source: ReceiptSource;
  title: string;
  creditCode: string | null;
  amountFen: Fen;
  /** How many fees it covers: one, or the lines paid and not refunded. */
  people: number;
  organisationId: string;
  issuedAt: Date;
  reversedAt: Date | null;
}

export type ReceiptSource =
  | { orderId: string }
  | { groupOrderId: string; checkoutId: string }
  | { groupOrderId: string; bankUseId: string };

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿'];

/** Returns 柒拾元整 for 7000 fen: amounts on a receipt in words that cannot be altered. */
export function amountInWords(fen: Fen): string {
  const yuan = Math.floor(fen / 100);
  const [jiao, single] = [Math.floor((fen % 100) / 10), fen % 10];
  const whole = yuan > 0 ? `${wholeInWords(yuan)}元` : '';
  if (jiao === 0 && single === 0) return `${whole || '零元'}整`;
  const tenths = jiao > 0 ? `${digits[jiao]}角` : whole ? '零' : '';
  return `${whole}${tenths}${single > 0 ? `${digits[single]}分` : '整'}`;
}

function wholeInWords(yuan: number): string {
  let words = '';
  let rest = yuan;
  for (let group = 0; rest > 0; group += 1) {
    const four = rest % 10_000;
    if (four > 0) words = `${fourInWords(four)}${groups[group]}${words}`;
    rest = Math.floor(rest / 10_000);
    // A gap between two groups is read once: 壹万零伍拾.
    if (four > 0 && four < 1000 && rest > 0) words = `零${words}`;
  }
  return words;
}

function fourInWords(number: number): string {
  let words = '';
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(number / 10 ** place) % 10;
    if (digit > 0) words += `${digits[digit]}${places[place]}`;
    else if (words !== '' && !words.endsWith('零')) words += '零';
  }
  return words.replace(/零$/, '');
}
