/**
 * Returns text as it is searched: one width and case, without blanks and punctuation, so that neither hides a
 * match. (pg_trgm sees no Chinese in a C locale.)
 */
export function searchWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, '');
}

/** Each pair of neighbouring characters of searched text once, as a number, sorted. */
export function gramsOf(words: string): number[] {
  const grams = new Set<number>();
  for (let at = 0; at + 1 < words.length; at += 1)
    // 16 bits each: the pair itself, as a signed 32-bit number.
    grams.add((words.charCodeAt(at) << 16) | words.charCodeAt(at + 1));
  return [...grams].toSorted((a, b) => a - b);
}

/** Two wordings at least this alike (shared pairs of all pairs) are taken for duplicates. */
export const leastAlike = 0.6;

/** Words typed so far are taken to be those of a question that has at least this share of their pairs. */
export const leastContained = 0.8;

/**
 * Groups of pairs of which a wording that shares at least `least` of these has one group whole. It lacks fewer
 * pairs than there are groups, so it cannot lack one of each. Whoever has none of the groups need not be compared.
 */
export function tellingGroups(
  grams: readonly number[],
  least: number,
  frequencyOf: (gram: number) => number,
): number[][] {
  const rarestFirst = grams.toSorted((a, b) => frequencyOf(a) - frequencyOf(b));
  const count = grams.length - Math.ceil(grams.length * least) + 1;
  const groups = rarestFirst.slice(0, count).map((gram) => [gram]);
  // The others make the groups of the more frequent ones tell more.
  rarestFirst.slice(count).forEach((gram, at) => {
    groups[count - 1 - (at % count)]?.push(gram);
  });
  return groups;
}
