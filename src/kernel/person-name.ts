export type PersonNameFault = 'empty' | 'too_long' | 'characters';

export const personNameSentences: Record<PersonNameFault, string> = {
  empty: '请填写姓名。',
  too_long: '姓名太长，最多50个字。',
  characters: '姓名里有数字或符号，请按证件上的姓名填写；间隔号请用“·”。',
};

// Dots people type between the parts of a transliterated name.
const middleDots = /[\u00b7\u2022\u2027\u30fb\u2219\u22c5\uff65.．•]/g;

/**
 * A name as on the document (Q6): any letters of Unicode, so rare characters and minority names
 * pass; every kind of middle dot becomes U+00B7; spaces around dots and doubled ones go.
 */
export function parsePersonName(
  raw: string,
): { ok: true; name: string } | { ok: false; because: PersonNameFault } {
  const name = raw
    .normalize('NFC')
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(middleDots, '·')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?· ?/g, '·')
    .trim();
  // Between Chinese characters a space is a slip of the finger.
  const closed = name.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  if (closed === '') return { ok: false, because: 'empty' };
  if ([...closed].length > 50) return { ok: false, because: 'too_long' };
  if (!/^[\p{L}\p{M}][\p{L}\p{M}·' -]*$/u.test(closed) || closed.endsWith('·'))
    return { ok: false, because: 'characters' };
  return { ok: true, name: closed };
}
