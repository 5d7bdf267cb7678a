import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteTyping, type Typing, upsertTyping } from '../queries/typings.ts';

/**
 * Keeps what somebody types into the editor; `typed` null forgets it. No audit: it is nobody's but theirs and no
 * version changes.
 */
export async function keepTyping(
  parts: Parts,
  actor: Officer,
  typing: Omit<Typing, 'at' | 'typed'> & { typed: Typing['typed'] | null },
): Promise<void> {
  const { typed, questionId } = typing;
  await inTransaction(parts.db, (tx) =>
    typed
      ? upsertTyping(tx, actor.accountId, { ...typing, typed })
      : deleteTyping(tx, questionId, actor.accountId),
  );
}
