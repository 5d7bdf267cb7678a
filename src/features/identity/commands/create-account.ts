import { Refusal } from '../../../kernel/refusal.ts';
import { breaksUnique, type Tx } from '../../../platform/database/index.ts';
import { insertAccount, type NewAccount, updateIdentity } from '../queries/accounts.ts';

/**
 * Inserts an account in the caller's transaction. Throws `identity.number_taken`, `identity.phone_taken`.
 * No audit: the caller records what the account is for.
 */
export async function createAccount(tx: Tx, account: NewAccount): Promise<void> {
  await insertAccount(tx, account).catch(refuseTaken);
}

/** Updates name, number or phone of an account; throws as `createAccount`. */
export async function changeIdentity(
  tx: Tx,
  accountId: string,
  identity: Parameters<typeof updateIdentity>[2],
): Promise<void> {
  await updateIdentity(tx, accountId, identity).catch(refuseTaken);
}

function refuseTaken(error: unknown): never {
  if (breaksUnique(error, 'accounts_id_number_index_key'))
    throw new Refusal('identity.number_taken');
  if (breaksUnique(error, 'accounts_one_phone')) throw new Refusal('identity.phone_taken');
  throw error;
}
