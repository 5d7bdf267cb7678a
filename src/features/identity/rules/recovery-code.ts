import type { Cipher } from '../../../platform/cryptography/index.ts';
import { newPaperCode } from './one-time-code.ts';
import { recoveryCodeCount } from './second-factor.ts';

/** Returns new recovery codes: nine letters and digits each, as those of a counter. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodeCount }, newPaperCode);

export function hashRecoveryCode(cipher: Cipher, accountId: string, code: string): string {
  const canonical = code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return cipher.sign(`recovery:${accountId}:${canonical}`);
}
