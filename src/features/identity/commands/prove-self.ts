import { Refusal } from '../../../kernel/refusal.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Account, getAccount } from '../queries/accounts.ts';
import { getSetUp } from '../queries/second-factors.ts';
import { isProved } from '../rules/second-factor.ts';
import { provePassword } from './prove-password.ts';

/**
 * Returns the account of a logged-in person who has proved a passkey in this session just now, or typed the
 * password again. Throws as `provePassword`.
 */
export async function proveSelf(
  parts: Parts,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  input: { password: string; ip: string },
): Promise<Account> {
  const { passkeyProvedAt } = await getSetUp(parts.db, sessionId);
  if (isProved(passkeyProvedAt, parts.clock.now())) return getAccount(parts.db, accountId);
  if (input.password === '') throw new Refusal('identity.proof_due');
  return provePassword(parts, accountId, input);
}
