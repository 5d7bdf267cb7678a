import { expect, test } from 'vitest';
import { gramsOf, leastAlike, searchWords, tellingGrams } from './grams.ts';

test('width, case, blanks and punctuation do not count in a search', () => {
  expect(searchWords(' ＡＢ，“工匠”　精神！')).toBe('ab工匠精神');
});

test('each pair of neighbours is there once', () => {
  expect(gramsOf('工匠工匠')).toHaveLength(2);
  expect(gramsOf('工')).toEqual([]);
});

test('a wording near enough always has one of the telling pairs', () => {
  const grams = gramsOf('下列关于知识产权的说法正确的是哪一项');
  const telling = tellingGrams(grams, leastAlike, (gram) => gram % 7);
  // Whoever lacks them all shares too few with it.
  expect(grams.length - telling.length).toBeLessThan(grams.length * leastAlike);
});
