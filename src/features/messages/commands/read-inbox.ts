import type { Actor } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { markRead } from '../queries/messages.ts';

/** The person has read what was in his inbox up to now. No audit: it is his own reading. */
export async function readInbox(parts: Parts, actor: Actor): Promise<void> {
  await inTransaction(parts.db, (tx) => markRead(tx, actor.accountId, parts.clock.now()));
}
