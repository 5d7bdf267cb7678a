import type { Tx } from '../../../../platform/database/index.ts';
import {
  listStandingChanges,
  lockAttempts,
  type ResultChange,
  revertChange,
} from '../../queries/closing/result-changes.ts';

/**
 * Gives the attempts of an enrolment the results they had before a correction; returns what was changed
 * back, nothing the second time. No audit: undoing the correction records each.
 */
export async function revertRegrade(
  tx: Tx,
  { correctionId, enrolmentId }: { correctionId: string; enrolmentId: string },
): Promise<ResultChange[]> {
  await lockAttempts(tx, enrolmentId);
  const changes = await listStandingChanges(tx, correctionId, enrolmentId);
  for (const change of changes) await revertChange(tx, correctionId, change);
  return changes;
}
