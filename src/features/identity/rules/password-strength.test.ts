import { expect, test } from 'vitest';
import { strengthOf } from './password-strength.ts';

test('the meter of a new password says what is missing, and rises with length and kinds', () => {
  expect(strengthOf('')).toEqual({ level: 0, words: '' });
  expect(strengthOf('Abc-123')).toEqual({ level: 1, words: '太短，还差 3 个字符' });
  expect(strengthOf('abcdefghijk').words).toContain('再加一种字符');
  expect(strengthOf('Aa1Aa1Aa1Aa1')).toEqual({ level: 2, words: '重复的字符太多' });
  expect(strengthOf('Lantern-42x').level).toBe(3);
  expect(strengthOf('lantern Harbour 42 violet').level).toBe(4);
});
