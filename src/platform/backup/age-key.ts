import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { fromBech32, toBech32 } from './bech32.ts';

// Keys of age (c2sp.org/age, recipient type X25519): `age` and `age-keygen` read and make the same.

const secretPrefix = 'age-secret-key-';
// Node takes raw keys of this curve only in the frame of PKCS #8 and SPKI (RFC 8410).
const privateFrame = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicFrame = Buffer.from('302a300506032b656e032100', 'hex');

/** A private key to read backups and the public key to write them for it. */
export interface BackupKey {
  privateKey: string;
  publicKey: string;
}

/** Makes a pair of keys. */
export function newBackupKey(): BackupKey {
  const secret = randomBytes(32);
  return {
    privateKey: toBech32(secretPrefix, secret).toUpperCase(),
    publicKey: toBech32('age', publicOf(secret)),
  };
}

/** The raw public key in a text `age1…`; null where it is none. */
export function readPublicKey(text: string): Buffer | null {
  const bytes = fromBech32('age', text.trim());
  return bytes?.length === 32 ? bytes : null;
}

/** The raw private key in the text of a key file, comments allowed; null where it holds none. */
export function readPrivateKey(text: string): Buffer | null {
  const line = text.split('\n').find((one) => /^AGE-SECRET-KEY-1/i.test(one.trim()));
  const bytes = line ? fromBech32(secretPrefix, line.trim()) : null;
  return bytes?.length === 32 ? bytes : null;
}

/** The raw public key of a raw private key. */
export function publicOf(secret: Buffer): Buffer {
  const exported = createPublicKey(asPrivate(secret)).export({ type: 'spki', format: 'der' });
  return exported.subarray(publicFrame.length);
}

/** The shared secret of X25519; throws where it is zero, as a wrong key makes it. */
export function agree(secret: Buffer, publicKey: Buffer): Buffer {
  const shared = diffieHellman({ privateKey: asPrivate(secret), publicKey: asPublic(publicKey) });
  if (shared.every((byte) => byte === 0)) throw new Error('not a key of X25519');
  return shared;
}

const asPrivate = (raw: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([privateFrame, raw]), format: 'der', type: 'pkcs8' });

const asPublic = (raw: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicFrame, raw]), format: 'der', type: 'spki' });
