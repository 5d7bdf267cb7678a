import type { Parts } from '../../../platform/parts.ts';
import { listPasskeys, storeChallenge } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { challengeMinutes, relyingParty } from '../rules/second-factor.ts';
import { provePassword } from './prove-password.ts';

/**
 * Returns what a browser needs to make a passkey, after the password was typed again; the challenge is good in
 * this session for five minutes. Throws as `provePassword`. No audit: nothing is added yet.
 */
export async function offerPasskey(
  parts: Parts,
  session: SessionRow,
  input: { password: string; ip: string },
) {
  await provePassword(parts, session.accountId, input);
  const known = await listPasskeys(parts.db, session.accountId);
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const options = await generateRegistrationOptions({
    rpName: parts.place.current().face.name,
    rpID: relyingParty(parts.publicUrl()).id,
    userName: session.name,
    userDisplayName: session.name,
    userID: new TextEncoder().encode(session.accountId),
    excludeCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
  const until = new Date(parts.clock.now().getTime() + challengeMinutes * 60_000);
  const { challenge } = options;
  await storeChallenge(parts.db, session.id, { ceremony: 'add', challenge, until });
  return options;
}
