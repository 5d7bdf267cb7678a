import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { forgetFailures } from '../queries/failures.ts';
import { markPasskeyUsed } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { countAttempt, failAttempt } from './count-attempt.ts';
import { openOfficerRights } from './open-officer-rights.ts';
import { verifyPasskey } from './verify-passkey.ts';

/**
 * Enables the officer's roles in this session, whose new token is returned, by a passkey that signs its
 * challenge. Throws `identity.passkey_wrong`, `identity.locked`.
 */
export async function passPasskey(
  parts: Parts,
  session: SessionRow,
  { response, ip }: { response: unknown; ip: string },
): Promise<string> {
  const { accountId, name } = session;
  const attempt = { key: `second-factor:${accountId}`, address: ip };
  await countAttempt(parts, attempt);
  const at = parts.clock.now();
  const used = await verifyPasskey(parts, session, response as AuthenticationResponseJSON);
  const actor = learnerActor(accountId, name);
  const subject = { type: 'session', id: session.id };
  const token = await inTransaction(parts.db, async (tx) => {
    if (!used) {
      const facts = { ip, by: 'passkey' };
      await recordAudit(tx, actor, 'identity.second_factor_failed', subject, facts);
      return null;
    }
    await markPasskeyUsed(tx, used.id, { counter: used.counter, at });
    await recordAudit(tx, actor, 'identity.second_factor', subject, { by: 'passkey' });
    return openOfficerRights(parts, tx, session);
  });
  if (!token) {
    await failAttempt(parts.db, attempt);
    throw new Refusal('identity.passkey_wrong');
  }
  await forgetFailures(parts.db, attempt);
  return token;
}
