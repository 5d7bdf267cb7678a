import { createPrivateKey, type KeyObject } from 'node:crypto';

/**
 * Reads an RSA private key: PEM or bare base64, PKCS#1 or PKCS#8. `setting` names it in the error, which
 * never carries the key.
 */
export function readPrivateKey(text: string, setting: string): KeyObject {
  const key = Buffer.from(text.replace(/-----[^-]+-----/g, '').replace(/\s+/g, ''), 'base64');
  for (const type of ['pkcs8', 'pkcs1'] as const) {
    try {
      return createPrivateKey({ key, format: 'der', type });
    } catch {
      // Try the next format.
    }
  }
  throw new Error(`${setting} 不是有效的 RSA 私钥。`);
}
