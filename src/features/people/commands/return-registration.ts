import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { wordText } from '../../../platform/place.ts';
import { notify } from '../../messages/index.ts';
import { updateLearner } from '../queries/learners.ts';
import { registrationReturned } from '../rules/texts.ts';
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
  await notify(parts, tx, [accountId], {
    ...wordText(parts.place, registrationReturned, { 原因: reason }),
    href: '/account',
    channels: ['SMS'],
  });
}
