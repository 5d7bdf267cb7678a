import { administratorRoles, type Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { getAccount } from '../queries/accounts.ts';
import { deleteSecondFactors } from '../queries/second-factors.ts';
import { endSessionsOf } from '../queries/sessions.ts';
import { mayGrantRole } from '../rules/policy.ts';
import { lockForChange } from './lock-role-for-change.ts';
import { sendText } from './send-text.ts';

/**
 * A lost second factor is reset by two administrators after one has identified the person: app, passkeys and
 * recovery codes are void, all sessions end, the phone is told (E23).
 */
export const resetSecondFactorKind: ProposalKind<{ identifiedBy: string }> = {
  kind: 'identity.reset_second_factor',
  title: '重置第二步验证',
  confirmedBy: administratorRoles,
  anywhere: true,
  days: 3,
  async apply(parts, tx, { subjectId: accountId, change, reason, proposedBy, actor }) {
    if (!mayGrantRole(actor, accountId)) throw new Refusal('identity.role_own');
    await deleteSecondFactors(tx, accountId);
    await endSessionsOf(tx, accountId, { at: parts.clock.now(), because: 'second_factor_reset' });
    await sendText(
      parts,
      tx,
      accountId,
      '您的第二步验证已由两位管理员重置，所有登录已结束。下次登录时请重新设置。如非本人申请，请立即联系管理员。',
    );
    const facts = { reason, proposedBy, identifiedBy: change.identifiedBy };
    await recordAudit(
      tx,
      actor,
      'identity.reset_second_factor',
      { type: 'account', id: accountId },
      facts,
    );
  },
};

/**
 * Proposes to reset the second factor of an officer, known by one of their roles, and returns the proposal's id.
 * Throws as `lockForChange`. No audit: `propose` records it.
 */
export function proposeSecondFactorReset(
  parts: Parts,
  actor: Officer,
  { id, identifiedBy, reason }: { id: string; identifiedBy: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { accountId } = await lockForChange(parts, tx, actor, id);
    const { name, idNumberMasked } = await getAccount(tx, accountId);
    return propose(parts, tx, actor, resetSecondFactorKind, {
      subject: {
        type: 'account',
        id: accountId,
        words: `${name}（${idNumberMasked}）`,
        href: `/role-assignments/${id}`,
      },
      difference: [
        {
          label: '验证器、通行密钥、恢复代码',
          before: '现有的',
          after: '全部作废，由本人重新设置',
        },
        { label: '身份核验', before: null, after: identifiedBy },
      ],
      change: { identifiedBy },
      reason,
    });
  });
}
