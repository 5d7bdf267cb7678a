import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { markKeyRevoked } from '../queries/api-keys.ts';

/** Ends a key at once, with a reason. */
export async function revokeApiKey(
  parts: Parts,
  actor: Officer,
  { id, because }: { id: string; because: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    if (!(await markKeyRevoked(tx, id, { by: actor.accountId, at, because })))
      throw new Refusal('eligibility.not_found');
    await recordAudit(
      tx,
      actor,
      'eligibility.revoke_api_key',
      { type: 'api_key', id },
      { because },
    );
  });
}
