import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Notice, notify } from '../../messages/index.ts';
import { lockRecommendation, markRecommendationWithdrawn } from '../queries/recommendations.ts';

const notice: Omit<Notice, 'text'> = {
  subject: '职称评审推荐',
  href: '/readiness',
  channels: ['SMS'],
};

/** The unit takes its recommendation back with a reason, as long as no authority has decided. */
export async function withdrawRecommendation(
  parts: Parts,
  actor: Officer,
  { id, because }: { id: string; because: string },
): Promise<{ accountId: string; year: number }> {
  return inTransaction(parts.db, async (tx) => {
    const one = await lockRecommendation(tx, id);
    if (!one || one.organisationId !== actor.organisationId)
      throw new Refusal('eligibility.not_found');
    if (one.accountId === actor.accountId) throw new Refusal('eligibility.own');
    if (one.state !== 'RECOMMENDED') throw new Refusal('eligibility.decided_already');
    const at = parts.clock.now();
    await markRecommendationWithdrawn(tx, id, { by: actor.accountId, at, because });
    await recordAudit(
      tx,
      actor,
      'eligibility.withdraw_recommendation',
      { type: 'review_recommendation', id },
      { accountId: one.accountId, year: one.applicationYear, because },
    );
    const text = `单位已撤回您${one.applicationYear}年职称评审的推荐，原因请向单位了解。`;
    await notify(parts, tx, [one.accountId], { ...notice, text });
    return { accountId: one.accountId, year: one.applicationYear };
  });
}
