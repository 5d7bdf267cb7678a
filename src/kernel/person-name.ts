export type PersonNameFault = 'empty' | 'too_long' | 'characters';

export const personNameSentences: Record<PersonNameFault, string> = {
  empty: '请填写姓名。',
  too_long: '姓名太长，最多50个字。',
  characters: '姓名里有数字或符号，请按证件上的姓名填写；间隔号请用“·”。',
};

// Dots typed between the parts of a transliterated name. A full stop counts only between Chinese characters,
// not after a Latin initial. U+00B7 is the dot of GB 18030.
const middleDots =
  /[\u00b7\u2022\u2027\u30fb\u2219\u22c5\u2e30\u2e33]|(?<=\p{Script=Han}) ?\. ?(?=\p{Script=Han})/gu;

/**
 * Checks a name and returns its canonical form (Q6): any Unicode letters, so rare characters and minority
 * names pass; middle dots become U+00B7, spaces around them and repeated ones are removed, compatibility
 * characters (full width, radicals copied from a PDF) are normalised.
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
  // A space between Chinese characters is a typing error.
  const closed = name.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  if (closed === '') return { ok: false, because: 'empty' };
  if ([...closed].length > 50) return { ok: false, because: 'too_long' };
  // 〇 counts as a number in Unicode, and as a character in names.
  if (!/^[\p{L}〇][\p{L}\p{M}〇·' -]*$/u.test(closed) || closed.endsWith('·'))
    return { ok: false, because: 'characters' };
  return { ok: true, name: closed };
}

/** The order of people in a list: by name, as Chinese is sorted (pinyin). For `toSorted`. */
export const byName = (one: { name: string }, other: { name: string }): number =>
  collator.compare(one.name, other.name);

const collator = new Intl.Collator('zh-Hans-CN');
