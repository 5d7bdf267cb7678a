import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Secrets } from './secrets.ts';

export { loadSecrets, type Secrets } from './secrets.ts';
export { memoryWitness, openWitness, type Witness } from './witness.ts';

/** Encryption of personal identifiers, and keyed hashes to find them (E26). */
export interface Cipher {
  /** AES-256-GCM; a new nonce each time, so equal texts give different ciphers. */
  encrypt(text: string): string;
  decrypt(cipher: string): string;
  /** Keyed hash of a canonical text (blind index): reveals only whether two texts are equal. */
  index(text: string): string;
  /** HMAC-SHA-256 for one-time links and tokens, base64url. */
  sign(text: string): string;
}

/** Encrypts and signs with the secrets of the installation. */
export function createCipher(secrets: Secrets): Cipher {
  // Key objects are made once: from raw bytes each call would cost several times the encryption.
  const keyOf = (secret: string) => createSecretKey(Buffer.from(secret, 'base64'));
  const key = keyOf(secrets.encryptionKey);
  const indexKey = keyOf(secrets.indexKey);
  const signingKey = keyOf(secrets.signingKey);
  const mac = (secret: KeyObject, text: string) =>
    createHmac('sha256', secret).update(text).digest('base64url');
  return {
    encrypt(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    decrypt(text) {
      const bytes = Buffer.from(text, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString(
        'utf8',
      );
    },
    index: (text) => mac(indexKey, text),
    sign: (text) => mac(signingKey, text),
  };
}

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
