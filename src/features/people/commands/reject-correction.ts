import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { notify } from '../../messages/index.ts';
import { lockForDecision, settleCorrection } from './settle-correction.ts';

/** Rejects a correction; the learner gets the reason by text message. */
export async function rejectCorrection(
  parts: Parts,
  actor: Officer,
  id: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const correction = await lockForDecision(tx, actor, id);
    await settleCorrection(parts, tx, actor, correction, { state: 'REJECTED', reason });
    const text = `您申请的姓名或证件号码更正没有通过复核：${reason}。请携带证件到窗口办理。`;
    await notify(parts, tx, [correction.accountId], {
      subject: '更正没有通过复核',
      text: text,
      href: '/account',
      channels: ['SMS'],
    });
  });
}
