import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { forgetFailures } from '../queries/failures.ts';
import { markPasskeyUsed, updateSetUp } from '../queries/second-factors.ts';
import { countAttempt, failAttempt } from './count-attempt.ts';
import { verifyPasskey } from './verify-passkey.ts';

/**
 * Notes that a passkey was proved in this session, in place of the password, before a change; good for ten minutes.
 * Throws `identity.passkey_wrong`, `identity.locked`.
 */
export async function provePasskey(
  parts: Parts,
  actor: Actor,
  { response, ip }: { response: unknown; ip: string },
): Promise<void> {
  const { accountId, sessionId } = actor;
  const attempt = { key: `change:${accountId}`, address: ip };
  await countAttempt(parts, attempt);
  const session = { id: sessionId, accountId };
  const used = await verifyPasskey(parts, session, response as AuthenticationResponseJSON);
  const at = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    const subject = { type: 'session', id: sessionId };
    const action = used ? 'identity.prove_passkey' : 'identity.passkey_not_proved';
    await recordAudit(tx, actor, action, subject, { ip });
    if (!used) return;
    await markPasskeyUsed(tx, used.id, { counter: used.counter, at });
    await updateSetUp(tx, sessionId, { passkeyProvedAt: at });
  });
  if (!used) {
    await failAttempt(parts.db, attempt);
    throw new Refusal('identity.passkey_wrong');
  }
  await forgetFailures(parts.db, attempt);
}
