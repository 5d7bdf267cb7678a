export type PhoneFault = 'empty' | 'format';

export const phoneSentences: Record<PhoneFault, string> = {
  empty: '请填写手机号。',
  format: '手机号应为11位数字，以1开头，请核对。',
};

/** A mainland mobile number: +86, spaces and hyphens are forgiven. */
export function parsePhone(
  raw: string,
): { ok: true; phone: string } | { ok: false; because: PhoneFault } {
  const digits = raw
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\p{Pd}]/gu, '')
    .replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '');
  if (digits === '') return { ok: false, because: 'empty' };
  return /^1[3-9]\d{9}$/.test(digits)
    ? { ok: true, phone: digits }
    : { ok: false, because: 'format' };
}

/** 138****1234 */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
