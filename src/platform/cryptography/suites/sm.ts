import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { newNonce } from './nonce.ts';
import type { Suite } from './suite.ts';

const ivBytes = 16;
const macBytes = 32;
/** The customary ID of the signer: others verify with it, and node's own SM2 signs with an empty one (E27). */
const userId = '1234567812345678';
const signing = { der: false, hash: true, userId } as const;

/** SM4-CBC with HMAC-SM3 over what is encrypted, SM3, and SM2 with the customary ID (GB/T 32905, 32907, 32918). */
export const sm: Suite = {
  name: 'SM',
  letter: 'S',
  keyed(bytes) {
    // Two keys of one: the same for both purposes would join their proofs.
    const macOf = hmac(createSecretKey(bytes));
    const key = createSecretKey(macOf('sm4 encryption').subarray(0, 16));
    const integrity = createSecretKey(macOf('sm3 integrity'));
    return {
      seal(text, about) {
        const iv = newNonce(ivBytes);
        const cipher = createCipheriv('sm4-cbc', key, iv);
        const body = Buffer.concat([iv, cipher.update(text), cipher.final()]);
        return Buffer.concat([tagOf(integrity, about, body), body]);
      },
      open(sealed, about) {
        const body = sealed.subarray(macBytes);
        const tag = sealed.subarray(0, macBytes);
        if (tag.length !== macBytes || !timingSafeEqual(tag, tagOf(integrity, about, body)))
          throw new Error('the ciphertext was changed, or belongs elsewhere');
        const decipher = createDecipheriv('sm4-cbc', key, body.subarray(0, ivBytes));
        return Buffer.concat([decipher.update(body.subarray(ivBytes)), decipher.final()]);
      },
    };
  },
  mac: (bytes) => hmac(createSecretKey(bytes)),
  digest: (text) => createHash('sm3').update(text).digest(),
  signer: {
    algorithm: 'SM2',
    newKeys() {
      const { privateKey, publicKey } = sm2.generateKeyPairHex();
      return { privateKey: toBase64(privateKey), publicKey: toBase64(publicKey) };
    },
    sign: (privateKey, text) =>
      toBase64(sm2.doSignature(Buffer.from(text), toHex(privateKey), signing)),
    verify: (publicKey, text, signature) =>
      sm2.doVerifySignature(Buffer.from(text), toHex(signature), toHex(publicKey), signing),
  },
};

const hmac = (key: KeyObject) => (text: string) => createHmac('sm3', key).update(text).digest();

function tagOf(key: KeyObject, about: Buffer, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(about.length);
  return createHmac('sm3', key).update(length).update(about).update(body).digest();
}

const toBase64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
const toHex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');
