import type { Tx } from '../../../platform/database/index.ts';
import { eraseLogIn } from '../queries/closing.ts';
import { endSessionsOf } from '../queries/sessions.ts';

/**
 * Closes an account in the caller's transaction: phone and everything that logs in are erased, sessions end;
 * name and number stay with the records (E29). No audit: the caller records why.
 */
export async function closeAccount(tx: Tx, accountId: string, at: Date): Promise<void> {
  await endSessionsOf(tx, accountId, { at, because: 'closed' });
  await eraseLogIn(tx, accountId);
}
