import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { SecuritySettings } from '../rules/security-settings.ts';

const columns = [
  'idleMinutes',
  'officerHours',
  'officerSessions',
  'lockTries',
  'lockMinutes',
  'officerLength',
  'formerPasswords',
  'rotationDays',
] as const satisfies readonly (keyof SecuritySettings)[];

/** Returns the rules of log-in and passwords of the installation. */
export async function getSecuritySettings(db: Reader): Promise<SecuritySettings> {
  return db.selectFrom('securitySettings').select(columns).executeTakeFirstOrThrow();
}

export async function lockSecuritySettings(tx: Tx): Promise<SecuritySettings> {
  return tx.selectFrom('securitySettings').select(columns).forUpdate().executeTakeFirstOrThrow();
}

export async function updateSecuritySettings(
  tx: Tx,
  changed: Partial<SecuritySettings>,
): Promise<void> {
  await tx.updateTable('securitySettings').set(changed).execute();
}
