import { createHash, type KeyObject, sign, verify, X509Certificate } from 'node:crypto';
import type { SignedMessage } from '../payment.ts';

/** Certificates that say who may sign for UnionPay. */
export interface Trust {
  root: X509Certificate;
  middle: X509Certificate;
  /** The organisation in the name of the signing certificate; undefined: any that the chain covers. */
  signerName?: string | undefined;
}

/** The message with its signature (version 5.1.0, method 01): RSA-SHA256 over the SHA-256 of its fields. */
export function signFields(key: KeyObject, fields: SignedMessage): SignedMessage {
  const digest = digestOf(fields);
  return { ...fields, signature: sign('RSA-SHA256', digest, key).toString('base64') };
}

/** Whether a message is signed by a certificate that UnionPay's chain covers now. */
export function isSignedByUnionPay(message: SignedMessage, trust: Trust): boolean {
  const { signature, ...fields } = message;
  if (!signature || message.signMethod !== '01' || message.version !== '5.1.0') return false;
  const certificate = readCertificate(message.signPubKeyCert ?? '');
  if (!certificate || !isTrusted(certificate, trust)) return false;
  const given = Buffer.from(signature, 'base64');
  return verify('RSA-SHA256', digestOf(fields), certificate.publicKey, given);
}

/** The serial number of a certificate as UnionPay writes it, decimal. */
export const certIdOf = (certificate: X509Certificate) =>
  BigInt(`0x${certificate.serialNumber}`).toString();

// The signed text is the hexadecimal digest of the sorted fields, not its bytes.
function digestOf(fields: SignedMessage): Buffer {
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
  return Buffer.from(createHash('sha256').update(text, 'utf8').digest('hex'));
}

function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

function isTrusted(certificate: X509Certificate, { root, middle, signerName }: Trust): boolean {
  const chain = [certificate, middle, root] as const;
  const now = new Date();
  const inForce = chain.every(
    (one) => new Date(one.validFrom) <= now && now <= new Date(one.validTo),
  );
  if (!inForce || !isIssuedBy(certificate, middle) || !isIssuedBy(middle, root)) return false;
  // CN=041@...@name of the organisation@...
  return signerName === undefined || commonName(certificate).split('@')[2] === signerName;
}

const isIssuedBy = (one: X509Certificate, issuer: X509Certificate) =>
  one.checkIssued(issuer) && one.verify(issuer.publicKey);

function commonName(certificate: X509Certificate): string {
  const subject = certificate.toLegacyObject().subject as { CN?: string | string[] };
  return [subject.CN ?? ''].flat()[0] ?? '';
}
