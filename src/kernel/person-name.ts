export type PersonNameFault = 'empty' | 'too_long' | 'characters';

export const personNameSentences: Record<PersonNameFault, string> = {
  empty: '请填写姓名。',
  too_long: '姓名太长，最多50个字。',
  characters: '姓名里有数字或符号，请按证件上的姓名填写；间隔号请用“·”。',
};

// Dots people type between the parts of a transliterated name; a full stop is one only there, not
// after an initial in Latin letters. U+00B7 is the dot of GB 18030 names.
const middleDots =
  /[\u00b7\u2022\u2027\u30fb\u2219\u22c5\u2e30\u2e33]|(?<=\p{Script=Han}) ?\. ?(?=\p{Script=Han})/gu;

/**
 * A name as on the document (Q6): any letters of Unicode, so rare characters and minority names
 * pass; every kind of middle dot becomes U+00B7; spaces around dots and doubled ones go. Letters
 * that only look different (full width, radicals copied from a PDF) become the usual ones.
 */
export function parsePersonName(
  raw: string,
): { ok: true; name: string } | { ok: false; because: PersonNameFault } {
  const name = raw
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll('\u2019', "'")
    .replaceAll(middleDots, '·')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/( ?· ?)+/g, '·')
    .trim();
  // Between Chinese characters a space is a slip of the finger.
  const closed = name.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  if (closed === '') return { ok: false, because: 'empty' };
  if ([...closed].length > 50) return { ok: false, because: 'too_long' };
  // 〇 counts as a number in Unicode, and as a character in names.
  if (!/^[\p{L}〇][\p{L}\p{M}〇·' -]*$/u.test(closed) || closed.endsWith('·'))
    return { ok: false, because: 'characters' };
  return { ok: true, name: closed };
}
