import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { updateLearner } from '../queries/learners.ts';
import { lockForCheck, recordCheck } from './lock-for-check.ts';

/** Confirms that the data agree with the document shown (N7); locks name and number. */
export async function confirmRegistration(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  accountId: string,
): Promise<void> {
  const state = await lockForCheck(parts, tx, actor, accountId);
  if (state === 'CONFIRMED') return;
  if (state === 'RETURNED') throw new Refusal('people.registration_returned');
  await updateLearner(tx, accountId, { registrationState: 'CONFIRMED', registrationNote: null });
  await recordCheck(parts, tx, actor, { accountId, outcome: 'CONFIRMED', note: '', changes: {} });
}
