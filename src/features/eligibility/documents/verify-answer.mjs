// Checks that an answer of the platform is genuine and unchanged. Node.js, no further packages.
// body: the text as received; signature: the header jws-signature; keys: the JSON of /api/keys.json
import { createPublicKey, verify } from 'node:crypto';

export function isGenuine(body, signature, { keys }) {
  const [header, , mark] = signature.split('.');
  const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const key = keys.find((one) => one.kid === kid);
  if (alg !== 'EdDSA' || !key) return false;
  const signed = Buffer.from(`${header}.${Buffer.from(body).toString('base64url')}`);
  const publicKey = createPublicKey({ key, format: 'jwk' });
  return verify(null, signed, publicKey, Buffer.from(mark, 'base64url'));
}
