import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { updateSetUp } from '../queries/second-factors.ts';
import type { SessionRow } from '../queries/sessions.ts';
import { learnerActor } from '../rules/own-actor.ts';
import { provePassword } from './prove-password.ts';

/** Notes that the password was typed again in a session. Throws as `provePassword`. */
export async function provePasswordInSession(
  parts: Parts,
  session: SessionRow,
  input: { password: string; ip: string },
): Promise<void> {
  await provePassword(parts, session.accountId, input);
  await inTransaction(parts.db, async (tx) => {
    await updateSetUp(tx, session.id, { passwordProvedAt: parts.clock.now() });
    const actor = learnerActor(session.accountId, session.name);
    await recordAudit(tx, actor, 'identity.prove_password', { type: 'session', id: session.id });
  });
}
