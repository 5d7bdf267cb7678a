import {
  createDecipheriv,
  createHash,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

const scheme = 'WECHATPAY2-SHA256-RSA2048';

/** RSA-SHA256 over lines that each end in a line feed, base64: the signature of API v3. */
export function signLines(key: KeyObject, lines: readonly string[]): string {
  return sign('RSA-SHA256', Buffer.from(linesOf(lines)), key).toString('base64');
}

/** Whether lines carry this signature. */
export function isSigned(key: KeyObject, lines: readonly string[], signature: string): boolean {
  return verify('RSA-SHA256', Buffer.from(linesOf(lines)), key, Buffer.from(signature, 'base64'));
}

const linesOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

export const newNonce = () => randomBytes(16).toString('hex').toUpperCase();
export const nowSeconds = () => String(Math.floor(Date.now() / 1000));

/** The Authorization header of a request: method, path with query, time, nonce and body are signed. */
export function authorizationOf(
  merchant: { merchantId: string; serial: string; privateKey: KeyObject },
  request: { method: string; path: string; body: string },
): string {
  const timestamp = nowSeconds();
  const nonce = newNonce();
  const lines = [request.method, request.path, timestamp, nonce, request.body];
  const fields = {
    mchid: merchant.merchantId,
    nonce_str: nonce,
    signature: signLines(merchant.privateKey, lines),
    timestamp,
    serial_no: merchant.serial,
  };
  const text = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `${scheme} ${text.join(',')}`;
}

/** A part of a message encrypted with the API v3 key (AEAD_AES_256_GCM). */
export interface Sealed {
  ciphertext: string;
  nonce: string;
  associated_data?: string | undefined;
}

/** Opens a sealed part; throws when it was not sealed with this key. */
export function unseal(apiV3Key: string, { ciphertext, nonce, associated_data }: Sealed): string {
  const sealed = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), nonce, {
    authTagLength: 16,
  });
  decipher.setAuthTag(sealed.subarray(-16));
  decipher.setAAD(Buffer.from(associated_data ?? ''));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString();
}

/** Whether a file has the SHA-1 that the bill's announcement gave (the only hash the protocol knows). */
export function hasSha1(content: Buffer, hex: string): boolean {
  const told = Buffer.from(hex, 'hex');
  const own = createHash('sha1').update(content).digest();
  return told.length === own.length && timingSafeEqual(own, told);
}
