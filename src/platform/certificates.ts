import { connect } from 'node:tls';

/** The certificate that an address shows to browsers. */
export interface CertificateState {
  host: string;
  issuer: string;
  validTo: Date;
}

const patienceMs = 3_000;

/** Asks the address for its certificate, valid or not; null for plain http, and when nobody answers. */
export async function readCertificate(address: string): Promise<CertificateState | null> {
  const url = new URL(address);
  if (url.protocol !== 'https:') return null;
  const host = url.hostname;
  const port = Number(url.port || 443);
  return new Promise((resolve) => {
    // It is looked at, not trusted: nothing is sent.
    const socket = connect({ host, port, servername: host, rejectUnauthorized: false }, () => {
      const { issuer, valid_to } = socket.getPeerCertificate();
      socket.destroy();
      resolve({ host, issuer: String(issuer?.O ?? issuer?.CN ?? ''), validTo: new Date(valid_to) });
    });
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.once('close', () => resolve(null)).once('error', () => resolve(null));
  });
}
