import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { type AffiliationEndReason, endAffiliation } from '../../people/index.ts';
import { membershipOf } from '../rules/body-membership.ts';

/** Ends a membership on a day and notifies the person; the history stays (Q10). */
export async function endMembership(
  parts: Parts,
  actor: Officer,
  affiliationId: string,
  end: { on: string; reason: AffiliationEndReason },
): Promise<void> {
  const membership = membershipOf(actor);
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = await endAffiliation(tx, membership, affiliationId, {
      ...end,
      by: actor.accountId,
    });
    if (accountId === actor.accountId) throw new Refusal('people.affiliation_own');
    const { name } = await getOrganisation(tx, membership.organisationId);
    const what = membership.kind === 'EMPLOYMENT' ? '任职' : '档案托管';
    await notify(parts, tx, [accountId], {
      subject: `${what}已结束`,
      text: `${name}登记您的${what}自 ${end.on} 起结束。您的学习记录、合格单和学时不受影响；新的情况请在“我的资料”中登记。`,
      href: '/account',
      organisationId: membership.organisationId,
    });
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'roster.end_membership', subject, {
      kind: membership.kind,
      ...end,
    });
  });
}
