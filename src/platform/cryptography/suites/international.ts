import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { newNonce } from './nonce.ts';
import type { Suite } from './suite.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM, HMAC-SHA-256, SHA-256 and ES256. */
export const international: Suite = {
  name: 'INTERNATIONAL',
  letter: 'I',
  keyed(bytes) {
    // Made once: from raw bytes each call would cost several times the encryption.
    const key = createSecretKey(bytes);
    return {
      seal(text, about) {
        const nonce = newNonce(nonceBytes);
        const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about);
        const body = Buffer.concat([cipher.update(text), cipher.final()]);
        return Buffer.concat([nonce, cipher.getAuthTag(), body]);
      },
      open(sealed, about) {
        const nonce = sealed.subarray(0, nonceBytes);
        const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
        decipher.setAAD(about).setAuthTag(tag);
        const body = sealed.subarray(nonceBytes + tagBytes);
        return Buffer.concat([decipher.update(body), decipher.final()]);
      },
    };
  },
  mac(bytes) {
    const key = createSecretKey(bytes);
    return (text) => createHmac('sha256', key).update(text).digest();
  },
  digest: (text) => createHash('sha256').update(text).digest(),
  signer: {
    algorithm: 'ES256',
    newKeys() {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return {
        privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
        publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      };
    },
    sign(privateKey, text) {
      const key = createPrivateKey({
        key: Buffer.from(privateKey, 'base64'),
        type: 'pkcs8',
        format: 'der',
      });
      const options = { key, dsaEncoding: 'ieee-p1363' } as const;
      return sign('sha256', Buffer.from(text), options).toString('base64');
    },
    verify(publicKey, text, signature) {
      const key = createPublicKey({
        key: Buffer.from(publicKey, 'base64'),
        type: 'spki',
        format: 'der',
      });
      const options = { key, dsaEncoding: 'ieee-p1363' } as const;
      return verify('sha256', Buffer.from(text), options, Buffer.from(signature, 'base64'));
    },
  },
};
