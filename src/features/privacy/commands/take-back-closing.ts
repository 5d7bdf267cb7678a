import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { endClosure } from '../queries/closures.ts';

/** Takes back the closing of the own account. Throws `privacy.no_closure`. */
export async function takeBackClosing(parts: Parts, actor: Actor): Promise<void> {
  const { accountId } = actor;
  await inTransaction(parts.db, async (tx) => {
    if (!(await endClosure(tx, accountId, 'WITHDRAWN', parts.clock.now())))
      throw new Refusal('privacy.no_closure');
    await recordAudit(tx, actor, 'privacy.take_back_closing', { type: 'account', id: accountId });
  });
}
