import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { tell } from '../../messages/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { answerLinks, correctLink, endLink, type LinkEndReason } from '../../people/index.ts';
import { careOf } from '../rules/care.ts';

/**
 * The unit answers people who say they work in it, one or many, all or none. Audited in `answerLinks`, one
 * entry a person. Not audited: here again.
 */
export async function answerPeople(
  parts: Parts,
  actor: Officer,
  linkIds: readonly string[],
  answer: { state: 'CONFIRMED' } | { state: 'REJECTED'; reason: string },
): Promise<void> {
  await inTransaction(parts.db, (tx) => answerLinks(parts, tx, actor, linkIds, answer));
}

/** A person leaves the body on a day; his history stays his, the body keeps what it recorded (Q10). */
export async function endMembership(
  parts: Parts,
  actor: Officer,
  linkId: string,
  end: { on: string; reason: LinkEndReason },
): Promise<void> {
  const care = careOf(actor);
  await inTransaction(parts.db, async (tx) => {
    const { accountId } = await endLink(tx, care, linkId, { ...end, by: actor.accountId });
    if (accountId === actor.accountId) throw new Refusal('people.link_own');
    const { name } = await getOrganisation(tx, care.organisationId);
    const what = care.kind === 'EMPLOYMENT' ? '任职' : '档案托管';
    await tell(parts, tx, [accountId], {
      subject: `${what}已结束`,
      text: `${name}登记您的${what}自 ${end.on} 起结束。您的学习记录、合格单和学时不受影响；新的情况请在“我的资料”中登记。`,
      href: '/account',
      organisationId: care.organisationId,
    });
    const subject = { type: 'account', id: accountId };
    await recordAudit(tx, actor, 'roster.end_membership', subject, { kind: care.kind, ...end });
  });
}

/** Corrects the days of a membership, and department and post. */
export async function correctMembership(
  parts: Parts,
  actor: Officer,
  linkId: string,
  change: { from: string; to: string | null; department: string; post: string },
): Promise<void> {
  const care = careOf(actor);
  await inTransaction(parts.db, async (tx) => {
    const before = await correctLink(tx, care, linkId, change);
    const { accountId, validFrom, validTo } = before;
    const moved = validFrom !== change.from || validTo !== change.to;
    if (moved && accountId === actor.accountId) throw new Refusal('people.link_own');
    const subject = { type: 'account', id: accountId };
    const facts = { kind: care.kind, was: { from: validFrom, to: validTo }, ...change };
    await recordAudit(tx, actor, 'roster.correct_membership', subject, facts);
  });
}
