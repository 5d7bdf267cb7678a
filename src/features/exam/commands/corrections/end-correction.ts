import type { Tx } from '../../../../platform/database/index.ts';
import { lockCorrections, markCorrectionEnded } from '../../queries/closing/corrections.ts';

/** Ends a correction: who is graded from now on is graded without it. No audit: undoing records it. */
export async function endCorrection(tx: Tx, id: string): Promise<void> {
  await lockCorrections(tx);
  await markCorrectionEnded(tx, id);
}
