import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { revealIdNumber } from '../../identity/index.ts';
import { loadServed } from '../queries/counter-items.ts';

/**
 * Returns the whole identity number, to compare with the document shown (E26).
 * No audit: identity records who saw it and why.
 */
export async function showIdNumber(
  parts: Parts,
  actor: Officer,
  accountId: string,
): Promise<string> {
  await loadServed(parts, actor, accountId);
  return inTransaction(parts.db, (tx) =>
    revealIdNumber(parts, tx, actor, accountId, '现场缴费核对证件'),
  );
}
