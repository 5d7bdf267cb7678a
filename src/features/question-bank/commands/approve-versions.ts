import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { updateApproved } from '../queries/moves.ts';
import { entriesOf, lockMovable, type Moved } from './movable-versions.ts';

/** Approves versions that others wrote; returns how many, and which did not move. */
export async function approveVersions(
  parts: Parts,
  actor: Officer,
  questionIds: readonly string[],
): Promise<Moved> {
  return inTransaction(parts.db, async (tx) => {
    const { versions, left } = await lockMovable(tx, actor, 'APPROVE', questionIds);
    await updateApproved(tx, versions, actor.accountId);
    await recordAudits(tx, entriesOf(actor, 'question_bank.approve', versions));
    return { moved: versions.length, left };
  });
}
