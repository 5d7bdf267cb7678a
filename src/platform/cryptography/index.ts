import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export { type Cell, type Cipher, createCipher } from './cipher.ts';
export { type KeyFileRing, openKeyFile } from './key-file.ts';
export { type KeyRing, memoryKeyRing, type RotatingRing } from './key-ring.ts';
export { openMasterKey } from './master-key.ts';
export type { SuiteName } from './suites/index.ts';
export type { Sealer } from './suites/suite.ts';
export { memoryWitness, openWitness, type Witness } from './witness.ts';

/** A secret of 256 bits for cookies and links, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a token, which is stored instead of it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Compares two secrets in constant time. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
