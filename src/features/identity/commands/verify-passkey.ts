import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Parts } from '../../../platform/parts.ts';
import { listPasskeys, takeChallenge } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { relyingParty } from '../rules/second-factor.ts';

/** Returns the person's passkey that signs the challenge of this session; null for any other answer. No audit: the caller records it. */
export async function verifyPasskey(
  { db, clock, publicUrl }: Parts,
  { id, accountId }: Pick<SessionRow, 'id' | 'accountId'>,
  response: AuthenticationResponseJSON,
): Promise<{ id: string; counter: number } | null> {
  const expectedChallenge = await takeChallenge(db, id, 'use', clock.now());
  const passkey = (await listPasskeys(db, accountId)).find(
    (one) => one.credentialId === response.id,
  );
  if (!expectedChallenge || !passkey) return null;
  const { id: expectedRPID, origins: expectedOrigin } = relyingParty(publicUrl());
  const { credentialId, publicKey, counter } = passkey;
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const answer = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin,
    expectedRPID,
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
    requireUserVerification: false,
  }).catch(() => null);
  return answer?.verified
    ? { id: passkey.id, counter: answer.authenticationInfo.newCounter }
    : null;
}
