import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { attachRequestedUnit, rejectRequestedUnit } from '../queries/employments.ts';

/** Updates the employments that waited for a missing unit when its request is answered (Q8). */
export async function followMissingUnit(
  parts: Parts,
  settled: { requestId: string; organisationId: string | null; reason: string | null },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const { requestId, organisationId, reason } = settled;
    const people = organisationId
      ? await attachRequestedUnit(tx, requestId, organisationId)
      : await rejectRequestedUnit(tx, requestId, parts.clock.now());
    if (people.length === 0) return;
    const text = organisationId
      ? `您申请登记的单位已经加入：${(await getOrganisation(tx, organisationId)).name}。`
      : `您申请登记的单位未能加入：${reason}。请登录后在“我的资料”中重新选择单位。`;
    const word = organisationId ? '已经加入' : '未能加入';
    const notice = { subject: `您申请登记的单位${word}`, text, href: '/account' };
    await notify(parts, tx, people, { ...notice, channels: ['SMS'] });
    for (const accountId of people) {
      const subject = { type: 'account', id: accountId };
      await recordAudit(tx, 'SYSTEM', 'people.follow_missing_unit', subject, settled);
    }
  });
}
