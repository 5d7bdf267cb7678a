import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { announceChange } from '../queries/announcement.ts';
import { lockPublished, withdrawNotice } from '../queries/notices.ts';
import type { PrivacyNotice } from '../rules/privacy-notice.ts';

/** A version that does not hold yet is taken back: two persons. */
export const withdrawNoticeKind: ProposalKind<Record<string, never>> = {
  kind: 'place.withdraw_notice',
  title: '撤回尚未适用的个人信息保护告知',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  async apply(parts, tx, { subjectId, actor, reason }) {
    const { version } = await lockComing(parts, tx, subjectId);
    await withdrawNotice(tx, version);
    await announceChange(tx);
    const subject = { type: 'privacy_notice', id: version };
    await recordAudit(tx, actor, 'place.withdraw_notice', subject, { version, reason });
  },
};

/**
 * Proposes to take a coming version back, and returns the proposal. Throws `place.notice_holds`. No audit:
 * `propose` records it.
 */
export function proposeNoticeWithdrawal(
  parts: Parts,
  actor: Officer,
  version: string,
  reason: string,
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { validFrom } = await lockComing(parts, tx, version);
    return propose(parts, tx, actor, withdrawNoticeKind, {
      subject: {
        ...{ type: 'privacy_notice', id: version, href: '/place/notices' },
        words: `个人信息保护告知 ${version} 版`,
      },
      difference: [{ label: '适用日期', before: validFrom, after: '撤回，不再适用' }],
      change: {},
      reason,
    });
  });
}

async function lockComing(parts: Parts, tx: Tx, version: string): Promise<PrivacyNotice> {
  const notice = await lockPublished(tx, version);
  if (!notice || notice.validFrom <= dayOf(parts.clock.now()))
    throw new Refusal('place.notice_holds');
  return notice;
}
