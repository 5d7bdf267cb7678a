import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gramsOf, leastAlike, searchWords, tellingGroups } from './grams.ts';

test('width, case, blanks and punctuation do not count in a search', () => {
  expect(searchWords(' ＡＢ，“工匠”　精神！')).toBe('ab工匠精神');
});

test('each pair of neighbours is there once', () => {
  expect(gramsOf('工匠工匠')).toHaveLength(2);
  expect(gramsOf('工')).toEqual([]);
});

test('a wording near enough to a short text has one of the telling groups whole, whatever it lacks', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 36 }),
      fc.nat(),
      (grams, seed) => {
        const groups = tellingGroups(grams, leastAlike, (gram) => gram % 7);
        expect(groups.flat().toSorted()).toEqual(grams.toSorted());
        // Any choice of pairs that is large enough.
        const kept = new Set(
          grams
            .toSorted((a, b) => ((a ^ seed) % 1009) - ((b ^ seed) % 1009))
            .slice(0, Math.ceil(grams.length * leastAlike)),
        );
        expect(groups.some((group) => group.every((gram) => kept.has(gram)))).toBe(true);
      },
    ),
  );
});

test('of a long text 16 groups of three of its rarest pairs are looked for', () => {
  const grams = Array.from({ length: 120 }, (_, at) => at);
  const groups = tellingGroups(grams, leastAlike, (gram) => (gram % 2 === 0 ? 1 : 0));
  expect(groups.map((group) => group.length)).toEqual(Array(16).fill(3));
  expect(groups.flat().every((gram) => gram % 2 === 1)).toBe(true);
});
