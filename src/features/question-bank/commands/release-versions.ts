import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { updateReleased } from '../queries/moves.ts';
import { entriesOf, lockMovable, type Moved } from './movable-versions.ts';

/** Releases reviewed versions: papers drawn from now on have them. Returns how many, and which did not move. */
export async function releaseVersions(
  parts: Parts,
  actor: Officer,
  questionIds: readonly string[],
): Promise<Moved> {
  return inTransaction(parts.db, async (tx) => {
    const { versions, left } = await lockMovable(tx, actor, 'RELEASE', questionIds);
    await updateReleased(tx, versions, actor.accountId);
    await recordAudits(tx, entriesOf(actor, 'question_bank.release', versions));
    return { moved: versions.length, left };
  });
}
