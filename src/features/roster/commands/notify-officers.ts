import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listOfficers } from '../../identity/index.ts';
import { notify } from '../../messages/index.ts';
import type { AffiliationKind } from '../../people/index.ts';
import { rosterRole } from '../rules/body-membership.ts';

/** Notifies the officers of a body that a transfer waits for them. No audit: nothing changes. */
export async function notifyOfficers(
  parts: Parts,
  tx: Tx,
  kind: AffiliationKind,
  organisationId: string,
  { subject, text }: { subject: string; text: string },
): Promise<void> {
  const officers = await listOfficers(tx, organisationId, rosterRole[kind]);
  const accountIds = officers.map(({ accountId }) => accountId);
  await notify(parts, tx, accountIds, { subject, text, href: '/roster/transfers' });
}
