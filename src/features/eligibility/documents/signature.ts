import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Cipher } from '../../../platform/cryptography/index.ts';

// RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS 8.
const beforeSeed = Buffer.from('302e020100300506032b657004220420', 'hex');

// The key follows from the installation's secret: every process has the same one, none is stored.
function privateKey(cipher: Pick<Cipher, 'sign'>): KeyObject {
  const seed = Buffer.from(cipher.sign('eligibility.answers.ed25519'), 'base64url');
  return createPrivateKey({
    key: Buffer.concat([beforeSeed, seed]),
    format: 'der',
    type: 'pkcs8',
  });
}

/** The public key as a JWK, by which everybody can check the signature of an answer. */
export function publicKeyOf(cipher: Pick<Cipher, 'sign'>) {
  const { x = '' } = createPublicKey(privateKey(cipher)).export({ format: 'jwk' });
  const kid = createHash('sha256').update(x).digest('base64url').slice(0, 16);
  return { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid, x };
}

/** Signature of a text apart from it: a detached JWS (RFC 7515, appendix F) by Ed25519. */
export function signDetached(cipher: Pick<Cipher, 'sign'>, text: string): string {
  const { kid } = publicKeyOf(cipher);
  const header = encode(JSON.stringify({ alg: 'EdDSA', kid }));
  const mark = sign(null, Buffer.from(`${header}.${encode(text)}`), privateKey(cipher));
  return `${header}..${mark.toString('base64url')}`;
}

const encode = (text: string) => Buffer.from(text).toString('base64url');
