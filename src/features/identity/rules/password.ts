import { hash, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { normaliseIdNumber } from '../../../kernel/id-number.ts';
import { commonWords } from './common-words.ts';
import { kindsIn, leastLength } from './password-strength.ts';

export { leastLength, officerLength } from './password-strength.ts';

export const passwordRule =
  '至少 10 个字符（工作人员 12 个），须含大写字母、小写字母、数字、符号中的三种。常见密码、姓名拼音、生日和号码尾数容易被猜到，不能使用；可以用几个不相干的词。';

/** Returns what is wrong with a new password, in one sentence; null when nothing is (E23, Q2). */
export function passwordFault(
  password: string,
  person: { idNumber?: string; phone?: string },
): string | null {
  if (password.length < leastLength) return `密码至少 ${leastLength} 个字符。`;
  if (password.length > 128) return '密码最多 128 个字符。';
  if (kindsIn(password) < 3) return '密码须含大写字母、小写字母、数字、符号中的三种。';
  const typed = password.toUpperCase();
  const known = [person.idNumber ?? '', person.phone ?? ''].map(normaliseIdNumber);
  if (known.some((one) => one !== '' && typed.includes(one)))
    return '密码不能包含您的证件号码或手机号。';
  if (known.flatMap(piecesOf).some((one) => one.length >= 6 && typed.includes(one)))
    return '密码不能包含您的生日，或证件号码、手机号的尾数。';
  return isGuessable(password, known)
    ? '这个密码太容易被猜到：它由常见的词、拼音、日期或号码尾数组成。请换一个，例如几个不相干的词。'
    : null;
}

let estimator: ZxcvbnFactory | undefined;

// Below 3 of 4 an attacker needs fewer than 10^8 guesses (zxcvbn). Nothing is sent anywhere.
function isGuessable(password: string, known: readonly string[]): boolean {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, here: [...commonWords] },
    graphs: adjacencyGraphs,
  });
  // The estimate takes longer with each character; what is this long is judged by its beginning.
  return estimator.check(password.slice(0, 24), known.flatMap(piecesOf)).score < 3;
}

/** The pieces of a number that people take for a password: its tails, the birthday in it. */
function piecesOf(number: string): string[] {
  const birthday = number.slice(6, 14);
  const pieces = [4, 6, 8]
    .map((length) => number.slice(-length))
    .concat(birthday, birthday.slice(2));
  return pieces.filter((one) => one.length >= 4);
}

// OWASP's smallest recommended work for argon2id (19 MiB, two passes): about 20 ms a login.
const work = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, work);
}

let dummyHash: Promise<string> | undefined;

/**
 * Whether the password is right. Without a hash (no such account, or password removed) the same
 * work is done, so that the time taken tells nothing.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  dummyHash ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await dummyHash), password);
  return stored !== null && right;
}
