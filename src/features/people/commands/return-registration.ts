import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { notify } from '../../messages/index.ts';
import { updateLearner } from '../queries/learners.ts';
import { lockForCheck, recordCheck } from './lock-for-check.ts';

/** Returns the data to the learner, who must correct them before access is opened (N2). */
export async function returnRegistration(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  accountId: string,
  reason: string,
): Promise<void> {
  await lockForCheck(parts, tx, actor, accountId);
  await updateLearner(tx, accountId, { registrationState: 'RETURNED', registrationNote: reason });
  await recordCheck(parts, tx, actor, {
    accountId,
    outcome: 'RETURNED',
    note: reason,
    changes: {},
  });
  const text = `您的注册信息被退回：${reason}。请登录后在“我的资料”中修改并重新提交。`;
  await notify(parts, tx, [accountId], {
    subject: '注册信息被退回',
    text: text,
    href: '/account',
    channels: ['SMS'],
  });
}
