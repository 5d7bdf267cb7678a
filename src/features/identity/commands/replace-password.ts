import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { Account } from '../queries/accounts.ts';
import { keepFormerPassword, listFormerPasswords, updatePassword } from '../queries/passwords.ts';
import { listRolesOf } from '../queries/roles.ts';
import { getSecuritySettings } from '../queries/security-settings.ts';
import { hashPassword, isPassword } from '../rules/password.ts';
import type { SecuritySettings } from '../rules/security-settings.ts';

/**
 * Sets a new, valid password in the caller's transaction (E23). An officer's has 12 characters and is none of
 * the last five: throws `identity.password_short`, `identity.password_reused`. No audit: the caller records why.
 */
export async function replacePassword(
  { clock }: Parts,
  tx: Tx,
  account: Pick<Account, 'id' | 'passwordHash'>,
  password: string,
): Promise<void> {
  const { id, passwordHash } = account;
  const settings = await getSecuritySettings(tx);
  if ((await listRolesOf(tx, id)).length > 0)
    await refuseForOfficer(tx, account, { password, settings });
  await updatePassword(tx, id, await hashPassword(password), clock.now());
  if (passwordHash)
    await keepFormerPassword(tx, id, {
      passwordHash,
      replacedAt: clock.now(),
      most: settings.formerPasswords - 1,
    });
}

async function refuseForOfficer(
  tx: Tx,
  { id, passwordHash }: Pick<Account, 'id' | 'passwordHash'>,
  { password, settings }: { password: string; settings: SecuritySettings },
): Promise<void> {
  if (password.length < settings.officerLength)
    throw new Refusal('identity.password_short', { least: settings.officerLength });
  const former = [passwordHash ?? [], await listFormerPasswords(tx, id)].flat();
  for (const one of former)
    if (await isPassword(one, password))
      throw new Refusal('identity.password_reused', { most: settings.formerPasswords });
}
