import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { getAccount } from '../queries/accounts.ts';
import { beginSession, type Client } from './log-in.ts';

/** Opens a session for a person identified in another way (registration); returns its cookie. */
export async function signInAs(parts: Parts, accountId: string, client: Client): Promise<string> {
  const { token } = await inTransaction(parts.db, async (tx) =>
    beginSession(parts, tx, await getAccount(tx, accountId), { ...client, by: 'password' }),
  );
  return token;
}
