import { expect, test } from 'vitest';
import { asNumber, mayBeName } from './words.ts';

test('one character is no name to search for, nor is a number', () => {
  expect(mayBeName('谭')).toBe(false);
  expect(mayBeName('谭若')).toBe(true);
  expect(mayBeName(' 谭 若溪')).toBe(true);
  expect(mayBeName('CQ20260018405')).toBe(false);
});

test('a slip number is found in any spelling', () => {
  expect(asNumber(' cq2026-0018405 ')).toBe('CQ20260018405');
  expect(asNumber('ＣＱ２０２６００１８４０５')).toBe('CQ20260018405');
});
