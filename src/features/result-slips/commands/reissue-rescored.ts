import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Reissue, reissueSlip } from './reissue-slip.ts';

/**
 * Reissues the slip of an attempt whose score was corrected, in the caller's transaction; the endorsement
 * goes with it: what was endorsed, the pass, still holds. Returns the new slip; null where it is right.
 */
export function reissueRescored(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  reissue: Reissue,
): Promise<string | null> {
  return reissueSlip(parts, tx, actor, reissue, (printed, now) => printed.score === now.score);
}
