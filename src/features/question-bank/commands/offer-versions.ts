import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { updateOffered } from '../queries/moves.ts';
import { entriesOf, lockMovable, type Moved } from './movable-versions.ts';

/** Drafts wait for their review from now on; returns how many, and which did not move. */
export async function offerVersions(
  parts: Parts,
  actor: Officer,
  questionIds: readonly string[],
): Promise<Moved> {
  return inTransaction(parts.db, async (tx) => {
    const { versions, left } = await lockMovable(tx, actor, 'OFFER', questionIds);
    await updateOffered(tx, versions);
    await recordAudits(tx, entriesOf(actor, 'question_bank.offer', versions));
    return { moved: versions.length, left };
  });
}
