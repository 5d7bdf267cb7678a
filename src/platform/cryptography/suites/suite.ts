/** A set of algorithms: chosen at the installation, changed by a rotation of keys (E27). */
export interface Suite {
  name: SuiteName;
  /** Written into every ciphertext. */
  letter: string;
  /** Encryption with a key of 32 bytes. What it encrypts opens only with the same associated data. */
  keyed(key: Buffer): Sealer;
  /** A keyed hash with a key of 32 bytes. */
  mac(key: Buffer): (text: string) => Buffer;
  digest(text: string | Buffer): Buffer;
  signer: Signer;
}

export type SuiteName = 'INTERNATIONAL' | 'SM';

export interface Sealer {
  seal(text: Buffer, about: Buffer): Buffer;
  /** Throws for another key, other associated data, or a changed byte. */
  open(sealed: Buffer, about: Buffer): Buffer;
}

/** Signatures; keys and signatures are base64. */
export interface Signer {
  /** As in a JSON web signature. */
  algorithm: 'ES256' | 'SM2';
  newKeys(): { privateKey: string; publicKey: string };
  sign(privateKey: string, text: string): string;
  verify(publicKey: string, text: string, signature: string): boolean;
}
