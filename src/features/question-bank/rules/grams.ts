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

/** How alike two wordings are: pairs in both, of all pairs of either; 0 to 1. */
export function likeness(shared: number, own: number, other: number): number {
  const all = own + other - shared;
  return all === 0 ? 0 : shared / all;
}

/**
 * The pairs of which a wording at least `leastAlike` has one: so many of the rarest that it cannot lack them
 * all. Looking for these alone finds every duplicate and few others.
 */
export function tellingGrams(
  grams: readonly number[],
  frequencyOf: (gram: number) => number,
): number[] {
  const needed = grams.length - Math.ceil(grams.length * leastAlike) + 1;
  return grams.toSorted((a, b) => frequencyOf(a) - frequencyOf(b)).slice(0, needed);
}
