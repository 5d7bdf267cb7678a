import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { insertComments } from '../queries/comments.ts';
import { updateReturned } from '../queries/moves.ts';
import { entriesOf, lockMovable, type Moved } from './movable-versions.ts';

/** Gives versions back to their authors with a comment; returns how many, and which did not move. */
export async function returnVersions(
  parts: Parts,
  actor: Officer,
  questionIds: readonly string[],
  because: string,
): Promise<Moved> {
  return inTransaction(parts.db, async (tx) => {
    const { versions, left } = await lockMovable(tx, actor, 'RETURN', questionIds);
    await updateReturned(tx, versions);
    const { accountId } = actor;
    await insertComments(tx, versions, { accountId, kind: 'RETURNED', text: because });
    await recordAudits(tx, entriesOf(actor, 'question_bank.return', versions, { because }));
    return { moved: versions.length, left };
  });
}
