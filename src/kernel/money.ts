/** Money as a whole number of fen (1 yuan = 100 fen), never of yuan. */
export type Fen = number;

/** "70.00" for 7000, as on receipts and for gateways. */
export function fenToYuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.abs(Math.trunc(fen));
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** 7000 for "70", "70.0" or "70.00"; null when the text is not an amount in yuan. */
export function yuanToFen(text: string): Fen | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
