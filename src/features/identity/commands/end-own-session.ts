import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { endSession, type SessionRow } from '../queries/sessions.ts';
import { learnerActor } from '../rules/own-actor.ts';

/**
 * Ends a person's own session: the current one (log-out) or another. Throws
 * `identity.session_not_found` for an ended one or another person's.
 */
export async function endOwnSession(parts: Parts, session: SessionRow, id: string): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = session;
    const because = id === session.id ? 'signed_out' : 'ended_elsewhere';
    if (!(await endSession(tx, { id, accountId, at: parts.clock.now(), because })))
      throw new Refusal('identity.session_not_found');
    const actor = learnerActor(accountId, session.name);
    await recordAudit(tx, actor, 'identity.end_session', { type: 'session', id }, { because });
  });
}
