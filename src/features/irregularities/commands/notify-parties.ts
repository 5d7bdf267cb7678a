import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listOfficers } from '../../identity/index.ts';
import { notify } from '../../messages/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { listSlipsById } from '../../result-slips/index.ts';
import { listSlipIds } from '../queries/cases.ts';
import type { Case } from '../rules/case.ts';
import { roleOfBody } from '../rules/policy.ts';

/** Sends a message to the officer who handles the case. No audit: the step records itself. */
export async function tellHandler(parts: Parts, tx: Tx, one: Case, text: string): Promise<void> {
  const to = one.assignedTo ? [one.assignedTo] : [];
  await notify(parts, tx, to, { subject: `${one.caseNo}号案件`, text, href: `/cases/${one.id}` });
}

/** Sends a message to the accused, the person or the officers of the body, in the inbox and by SMS. */
export async function tellAccused(parts: Parts, tx: Tx, one: Case, text: string): Promise<void> {
  await notify(parts, tx, await accusedAccounts(tx, one), {
    subject: `${one.caseNo}号案件`,
    text,
    href: `/my-cases/${one.id}`,
    channels: ['SMS'],
  });
}

async function accusedAccounts(tx: Tx, one: Case): Promise<string[]> {
  if (one.accountId) return [one.accountId];
  const body = await getOrganisation(tx, one.organisationId as string);
  const role = roleOfBody[body.kind];
  const officers = role ? await listOfficers(tx, body.id, role) : [];
  return officers.map(({ accountId }) => accountId);
}

/** Sends a message to the owners of the slips of a case against a body: the decision affects them too. */
export async function tellOwners(parts: Parts, tx: Tx, one: Case, text: string): Promise<void> {
  if (one.accountId) return;
  const slips = await listSlipsById(tx, await listSlipIds(tx, one.id));
  const accountIds = [...new Set(slips.map(({ accountId }) => accountId))];
  await notify(parts, tx, accountIds, {
    subject: '合格单有变化',
    text,
    href: '/slips',
    channels: ['SMS'],
  });
}
