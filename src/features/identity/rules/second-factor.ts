/** A password typed this long ago still opens the setting up of a second factor. */
const provedMinutes = 10;
/** How long a passkey has to answer, minutes. */
export const challengeMinutes = 5;
export const recoveryCodeCount = 10;

/** Whether the password was typed in this session just now. */
export function isProved(passwordProvedAt: Date | null, now: Date): boolean {
  if (!passwordProvedAt) return false;
  return now.getTime() - passwordProvedAt.getTime() <= provedMinutes * 60_000;
}

/**
 * Returns the name under which browsers keep passkeys of this site, and the origins they come from. A passkey
 * belongs to a name, never to an address: on the machine itself that is localhost.
 */
export function relyingParty(publicUrl: string): { id: string; origins: string[] } {
  const url = new URL(publicUrl);
  if (url.hostname !== '127.0.0.1') return { id: url.hostname, origins: [url.origin] };
  url.hostname = 'localhost';
  return { id: 'localhost', origins: [url.origin] };
}

/** Where a secret that is being set up waits for its first code. */
export const pendingTotpCell = (sessionId: string) => ({
  table: 'sessions',
  column: 'pending_totp_cipher',
  row: sessionId,
});
