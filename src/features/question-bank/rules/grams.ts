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

/** Each pair of neighbouring characters of searched text once, as a number, in the order of the text. */
export function gramsInOrder(words: string): number[] {
  const grams = new Set<number>();
  for (let at = 0; at + 1 < words.length; at += 1)
    // 16 bits each: the pair itself, as a signed 32-bit number.
    grams.add((words.charCodeAt(at) << 16) | words.charCodeAt(at + 1));
  return [...grams];
}

/** The same sorted, as they are stored. */
export const gramsOf = (words: string): number[] => gramsInOrder(words).toSorted((a, b) => a - b);

/** Two wordings at least this alike (shared pairs of all pairs) are taken for duplicates. */
export const leastAlike = 0.6;

/** Words typed so far are taken to be those of a question that has at least this share of their pairs. */
export const leastContained = 0.8;

const mostGroups = 16;
const pairsInGroup = 3;

/**
 * Groups of pairs of which a wording that shares at least `least` of these has one group whole; whoever has none
 * need not be compared. Of a short text that is certain: it has more groups than such a wording lacks pairs. Of a
 * longer one 16 groups of its rarest pairs are taken: at the least likeness 1 of 5,000 is missed. `grams` are in
 * the order of the text: the pairs of a group stand far apart, since neighbours come in phrases that many
 * questions have.
 */
export function tellingGroups(
  grams: readonly number[],
  least: number,
  frequencyOf: (gram: number) => number,
): number[][] {
  const certain = grams.length - Math.ceil(grams.length * least) + 1;
  const count = Math.min(certain, mostGroups);
  const rarestFirst = grams.toSorted((a, b) => frequencyOf(a) - frequencyOf(b));
  const taken = certain > mostGroups ? mostGroups * pairsInGroup : grams.length;
  const first = new Set(rarestFirst.slice(0, count));
  const more = new Set(rarestFirst.slice(count, taken));
  const groups = grams.filter((gram) => first.has(gram)).map((gram) => [gram]);
  const half = Math.floor(count / 2);
  grams
    .filter((gram) => more.has(gram))
    .forEach((gram, at) => {
      groups[(Math.floor((at * count) / more.size) + half) % count]?.push(gram);
    });
  return groups;
}
