import { createSign, createVerify } from 'node:crypto';

export type Params = Record<string, string>;

/** Whether a request of the shop is signed by its key: RSA2 over all parameters but `sign`, sorted. */
export function isSignedBy(publicKey: string, params: Params): boolean {
  const { sign, ...signed } = params;
  if (!sign) return false;
  return createVerify('RSA-SHA256')
    .update(joined(signed), 'utf8')
    .verify(publicKey, sign, 'base64');
}

/** A notification or return: signed over all parameters but `sign` and `sign_type`. */
export function signMessage(privateKey: string, params: Params): Params {
  return { ...params, sign_type: 'RSA2', sign: signText(privateKey, joined(params)) };
}

/** RSA-SHA256 over the text as it is, base64: how answers of the gateway are signed. */
export function signText(privateKey: string, text: string): string {
  return createSign('RSA-SHA256').update(text, 'utf8').sign(privateKey, 'base64');
}

function joined(params: Params): string {
  return Object.keys(params)
    .sort()
    .map((key) => `${key}=${params[key]}`)
    .join('&');
}
