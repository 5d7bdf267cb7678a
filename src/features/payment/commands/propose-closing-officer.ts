import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listOfficers } from '../../identity/index.ts';
import { propose } from '../../proposals/index.ts';
import { endClosingOfficer, insertClosingOfficer, isClosingOfficer } from '../queries/till-days.ts';

/** Who sees the takings of all clerks is named, and relieved, by two persons. */
export const closingOfficerKind: ProposalKind<{ named: boolean }> = {
  kind: 'payment.closing_officer',
  title: '指定日结负责人',
  confirmedBy: ['DISTRICT_CLERK', 'CENTRE_CLERK'],
  async apply({ clock }, tx, { subjectId: accountId, change, bodyId, proposedBy, actor }) {
    const at = clock.now();
    const officer = { organisationId: bodyId, accountId };
    if (change.named)
      await insertClosingOfficer(tx, {
        ...officer,
        namedBy: proposedBy,
        confirmedBy: actor.accountId,
        namedAt: at,
      });
    else await endClosingOfficer(tx, { ...officer, at });
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'payment.closing_officer', subject, { ...change, bodyId });
  },
};

/**
 * Proposes that a counter officer of the body be named for the closing or, where they are, be relieved;
 * returns the proposal's id. Throws `payment.officer_not_found`. No audit: `propose` records it.
 */
export function proposeClosingOfficer(
  parts: Parts,
  actor: Officer,
  { accountId, reason }: { accountId: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { organisationId, role } = actor;
    const officers = await listOfficers(tx, organisationId, role);
    const officer = officers.find((one) => one.accountId === accountId);
    if (!officer) throw new Refusal('payment.officer_not_found');
    const named = !(await isClosingOfficer(tx, { accountId, organisationId }));
    const is = '日结负责人，可看本单位全部收款';
    return propose(parts, tx, actor, closingOfficerKind, {
      subject: {
        type: 'account',
        id: accountId,
        words: officer.name,
        href: '/counter/closings',
      },
      difference: [{ label: '职责', before: named ? null : is, after: named ? is : null }],
      change: { named },
      reason,
    });
  });
}
