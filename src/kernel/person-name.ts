export type PersonNameFault = 'empty' | 'too_long' | 'characters';

export const personNameSentences: Record<PersonNameFault, string> = {
  empty: '请填写姓名。',
  too_long: '姓名太长，最多50个字。',
  characters: '姓名里有数字或符号，请按证件上的姓名填写；间隔号请用“·”。',
};

// Dots typed between the parts of a transliterated name. A full stop counts only after a Chinese
// character, not after a Latin initial.
const middleDots =
  /[\u00b7\u0387\u16eb\u2022\u2027\u2219\u22c5\u25cf\u2981\u2e30\u2e31\u2e33\u30fb\u{10101}]|(?<=\p{Script=Han}) ?\. ?/gu;
const apostrophes = /[\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032\u00b4`\uff07]/g;

/**
 * A name as it is stored (Q6): middle dots become U+00B7 (the dot of GB 18030), apostrophes the plain one,
 * spaces around dots, repeated ones and those between Chinese characters are removed, compatibility characters
 * (full width, radicals copied from a PDF) are normalised. Stored names and typed words both go through it.
 */
export function normalisePersonName(raw: string): string {
  return (
    raw
      // Before the compatibility forms, which take some of these apart.
      .replaceAll(apostrophes, "'")
      .replaceAll('\u318d', '·')
      .normalize('NFKC')
      .replaceAll(/\p{Cf}/gu, '')
      .trim()
      .replaceAll(middleDots, '·')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/( ?· ?)+/g, '·')
      .trim()
      // A space between Chinese characters is a typing error.
      .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
  );
}

/** The pattern of SQL `like` for names that begin with this, to be compared in lower case. */
export const namePattern = (typed: string): string =>
  `${normalisePersonName(typed).replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Checks a name and returns it as it is stored (Q6): any Unicode letters, so rare characters pass. */
export function parsePersonName(
  raw: string,
): { ok: true; name: string } | { ok: false; because: PersonNameFault } {
  const closed = normalisePersonName(raw);
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
