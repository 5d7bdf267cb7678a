import { Secret, TOTP } from 'otpauth';
import QRCode from 'qrcode';

const stepSeconds = 30;

/** Returns a new secret for an authenticator app, base32, 160 bits. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

const totp = (secret: string, label = '', issuer = '') =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period: stepSeconds });

/** Returns the address that an authenticator app reads from the QR code. */
export function totpAddress(secret: string, name: string, issuer: string): string {
  return totp(secret, name, issuer).toString();
}

/**
 * Returns the time step of a code: the current one, or the one before or after for inexact clocks. Null
 * when the code is wrong, or its step is not after the last one used.
 */
export function matchCode(
  secret: string,
  code: string,
  now: Date,
  lastStep: number | null,
): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / stepSeconds) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** Returns the code of an instant, for the pages of a demonstration. */
export function currentDemoCode(secret: string, now: Date = new Date()): string {
  return totp(secret).generate({ timestamp: now.getTime() });
}

/** Returns the address as a QR code: an SVG picture in a data address. */
export async function drawQrCode(address: string): Promise<string> {
  const svg = await QRCode.toString(address, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
