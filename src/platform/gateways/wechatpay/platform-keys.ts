import type { KeyObject, X509Certificate } from 'node:crypto';

/** The public keys by which answers and notifications of WeChat Pay are verified, by their serial number. */
export interface PlatformKeys {
  /**
   * The key of a serial number; null for one that WeChat Pay does not have. Fetches the certificates when
   * they are old or the number is new (rotation). Throws when they do not come.
   */
  find(serial: string): Promise<KeyObject | null>;
}

const maxAgeMs = 12 * 3_600_000;
/** A forger with invented serial numbers must not make us fetch at every message. */
const pauseMs = 60_000;

/** Keeps the platform certificates, and the public key of the newer mode when one is configured. */
export function createPlatformKeys(
  publicKey: { id: string; key: KeyObject } | undefined,
  fetchCertificates: () => Promise<X509Certificate[]>,
): PlatformKeys {
  let known = new Map<string, KeyObject>();
  let fetchedAt = 0;
  let underWay: Promise<void> | undefined;
  const refresh = async () => {
    const now = new Date();
    const certificates = (await fetchCertificates()).filter((one) => isValid(one, now));
    known = new Map(certificates.map((one) => [one.serialNumber, one.publicKey]));
    fetchedAt = now.getTime();
  };
  const refreshOnce = () => {
    underWay ??= refresh().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
  return {
    async find(serial) {
      if (publicKey && serial === publicKey.id) return publicKey.key;
      // With the public key alone there are no certificates to fetch.
      if (serial.startsWith('PUB_KEY_ID_')) return null;
      const age = Date.now() - fetchedAt;
      if (age > (known.has(serial) ? maxAgeMs : pauseMs)) await refreshOnce();
      return known.get(serial) ?? null;
    },
  };
}

/** Whether a certificate is in force. */
export function isValid(certificate: X509Certificate, now: Date): boolean {
  return new Date(certificate.validFrom) <= now && now <= new Date(certificate.validTo);
}
