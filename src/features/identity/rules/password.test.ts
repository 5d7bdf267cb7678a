import { expect, test } from 'vitest';
import { hashPassword, isPassword, passwordFault } from './password.ts';

test('E23: long passwords, Unicode and blanks are taken whole: the last of 128 characters counts', async () => {
  const long = `${'Wolken ziehen 7 '.repeat(8)}`.slice(0, 127);
  expect(passwordFault(`${long}a`, {})).toBeNull();
  expect(passwordFault(`${long}ab`, {})).toContain('最多 128');
  const stored = await hashPassword(`${long}a`);
  expect(await isPassword(stored, `${long}a`)).toBe(true);
  expect(await isPassword(stored, `${long}b`)).toBe(false);
  const words = '梧桐 Fenster 月光 9 Ölfass';
  expect(passwordFault(words, {})).toBeNull();
  expect(await isPassword(await hashPassword(words), words)).toBe(true);
  expect(await isPassword(await hashPassword(words), words.replaceAll(' ', ''))).toBe(false);
});
