import { dayOf } from '../../../kernel/calendar.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listHeldRoles } from '../queries/roles.ts';
import { getSecuritySettings } from '../queries/security-settings.ts';
import {
  chooseRole,
  endSurplusSessions,
  markSecondFactor,
  type SessionRow,
} from '../queries/sessions.ts';
import { rotateToken } from './rotate-token.ts';

/**
 * Opens the officer's first role in a session whose second factor was just proved, in the caller's transaction,
 * and returns its new token. No audit: the caller records the factor.
 */
export async function openOfficerRights(
  { clock }: Parts,
  tx: Tx,
  session: SessionRow,
): Promise<string> {
  const at = clock.now();
  await markSecondFactor(tx, session.id, at);
  const [first] = await listHeldRoles(tx, session.accountId, dayOf(at));
  if (first) await chooseRole(tx, session.id, first.id);
  const { officerSessions } = await getSecuritySettings(tx);
  await endSurplusSessions(tx, session, { most: officerSessions, at });
  return rotateToken(tx, session.id);
}
