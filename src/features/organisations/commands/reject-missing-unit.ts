import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { lockPending, settleMissingUnit } from './settle-missing-unit.ts';

/** Rejects a request for a unit that cannot be identified. Throws as `addMissingUnit`. */
export async function rejectMissingUnit(
  parts: Parts,
  actor: Officer,
  requestId: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const request = await lockPending(tx, actor, requestId);
    await settleMissingUnit(parts, tx, actor, request, {
      state: 'REJECTED',
      organisationId: null,
      reason,
    });
  });
}
