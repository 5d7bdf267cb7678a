import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertPasskey, takeChallenge } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { relyingParty } from '../rules/second-factor.ts';
import { sendText } from './send-text.ts';

/** Adds a passkey that answers the challenge of this session, and tells the phone. Throws `identity.passkey_wrong`. */
export async function addPasskey(
  parts: Parts,
  session: SessionRow,
  { name, response }: { name: string; response: unknown },
): Promise<void> {
  const now = parts.clock.now();
  const challenge = await takeChallenge(parts.db, session.id, 'add', now);
  const made = challenge ? await verify(parts, challenge, response) : null;
  if (!made) throw new Refusal('identity.passkey_wrong');
  const { accountId } = session;
  await inTransaction(parts.db, async (tx) => {
    await insertPasskey(tx, { id: newId(), accountId, ...made, name, createdAt: now });
    await sendText(
      parts,
      tx,
      accountId,
      '您的账号刚刚添加了通行密钥。如非本人操作，请立即联系管理员。',
    );
    const actor = learnerActor(accountId, session.name);
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'identity.add_passkey', subject, { name });
  });
}

async function verify({ publicUrl }: Parts, expectedChallenge: string, response: unknown) {
  const { id: expectedRPID, origins: expectedOrigin } = relyingParty(publicUrl());
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { registrationInfo } = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge,
    expectedOrigin,
    expectedRPID,
    requireUserVerification: false,
  }).catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) return null;
  const { id, publicKey, counter, transports } = registrationInfo.credential;
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: [...(transports ?? [])],
  };
}
