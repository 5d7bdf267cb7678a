import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { revealIdNumber } from '../../identity/index.ts';

/**
 * Returns the whole identity number of a person in the officer's scope, which the caller has checked (E26).
 * No audit: identity records who saw it and why.
 */
export async function showNumber(parts: Parts, actor: Officer, accountId: string): Promise<string> {
  return inTransaction(parts.db, (tx) =>
    revealIdNumber(parts, tx, actor, accountId, '人员档案核对证件'),
  );
}
