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
 * The pairs of which a wording that shares at least `least` of these must have one: so many of the rarest that it
 * cannot lack them all. Looking for these alone finds every duplicate and few others.
 */
export function tellingGrams(
  grams: readonly number[],
  least: number,
  frequencyOf: (gram: number) => number,
): number[] {
  const needed = grams.length - Math.ceil(grams.length * least) + 1;
  return grams.toSorted((a, b) => frequencyOf(a) - frequencyOf(b)).slice(0, needed);
}
