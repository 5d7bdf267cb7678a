import type { Actor } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { markRead } from '../queries/messages.ts';

/** Marks the messages of the actor as read. No audit: it changes nothing but their own inbox. */
export async function markInboxRead(parts: Parts, actor: Actor): Promise<void> {
  await inTransaction(parts.db, (tx) => markRead(tx, actor.accountId, parts.clock.now()));
}
