import type { Parts } from '../../../platform/parts.ts';
import { listPasskeys, storeChallenge } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { challengeMinutes, relyingParty } from '../rules/second-factor.ts';

/**
 * Returns what a browser needs to ask for a passkey of this person; the challenge is good in this session for
 * five minutes. No audit: nothing is proved yet.
 */
export async function askPasskey(parts: Parts, session: SessionRow) {
  const known = await listPasskeys(parts.db, session.accountId);
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(parts.publicUrl()).id,
    allowCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    userVerification: 'preferred',
  });
  const until = new Date(parts.clock.now().getTime() + challengeMinutes * 60_000);
  const { challenge } = options;
  await storeChallenge(parts.db, session.id, { ceremony: 'use', challenge, until });
  return options;
}
