const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export type CreditCodeFault = 'empty' | 'length' | 'characters' | 'check_character';

export const creditCodeSentences: Record<CreditCodeFault, string> = {
  empty: '请填写统一社会信用代码。',
  length: '统一社会信用代码应为18位，请对照证照核对。',
  characters: '统一社会信用代码只含数字和大写字母，且没有字母 I、O、S、V、Z，请核对。',
  check_character: '统一社会信用代码的最后一位与前面不符，请逐位核对。',
};

/** The 18th character for the first 17 (GB 32100-2015). */
export function creditCodeCheck(seventeen: string): string {
  const sum = weights.reduce(
    (total, weight, index) => total + weight * alphabet.indexOf(seventeen[index] as string),
    0,
  );
  return alphabet[(31 - (sum % 31)) % 31] as string;
}

/** Checks a unified social credit code; spaces, hyphens, full width and lower case are forgiven. */
export function parseCreditCode(
  raw: string,
): { ok: true; code: string } | { ok: false; because: CreditCodeFault } {
  const code = raw
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toUpperCase();
  if (code === '') return { ok: false, because: 'empty' };
  if (code.length !== 18) return { ok: false, because: 'length' };
  if ([...code].some((character) => !alphabet.includes(character)))
    return { ok: false, because: 'characters' };
  if (creditCodeCheck(code.slice(0, 17)) !== code[17])
    return { ok: false, because: 'check_character' };
  return { ok: true, code };
}

/** The 9th character of an organisation code (GB 11714), for the first 8. */
export function organisationCodeCheck(eight: string): string {
  const value = (character: string) =>
    /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55;
  const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce(
    (total, weight, index) => total + weight * value(eight[index] as string),
    0,
  );
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}
