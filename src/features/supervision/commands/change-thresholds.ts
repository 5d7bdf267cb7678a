import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { loadThresholds, type Thresholds, updateThresholds } from '../queries/thresholds.ts';

/** The bureau changes below which share a place or unit is marked. */
export async function changeThresholds(
  parts: Parts,
  actor: Officer,
  values: Thresholds,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const before = await loadThresholds(tx);
    await updateThresholds(tx, values);
    const subject = { type: 'supervision_thresholds', id: 'city' };
    await recordAudit(tx, actor, 'supervision.change_thresholds', subject, { before, ...values });
  });
}
