import { hash, verify } from '@node-rs/argon2';
import { normaliseIdNumber } from '../../../kernel/id-number.ts';

export const passwordRule = '至少 8 个字符，须含大写字母、小写字母、数字、符号中的三种。';

/** Returns what is wrong with a new password, in one sentence; null when nothing is (E23, Q2). */
export function passwordFault(
  password: string,
  person: { idNumber?: string; phone?: string },
): string | null {
  if (password.length < 8) return '密码至少 8 个字符。';
  if (password.length > 128) return '密码最多 128 个字符。';
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((one) => one.test(password));
  if (classes.length < 3) return '密码须含大写字母、小写字母、数字、符号中的三种。';
  const typed = password.toUpperCase();
  const known = [person.idNumber ?? '', person.phone ?? ''].map(normaliseIdNumber);
  if (known.some((one) => one !== '' && typed.includes(one)))
    return '密码不能包含您的证件号码或手机号。';
  return null;
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
