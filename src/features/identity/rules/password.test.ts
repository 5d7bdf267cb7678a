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

test('a password is stored by argon2id with 19 MiB and two passes, each time with a salt of its own', async () => {
  const [one, other] = [await hashPassword('Mima-8888'), await hashPassword('Mima-8888')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
});
