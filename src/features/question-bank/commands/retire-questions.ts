import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { updateNewest, updateRetired } from '../queries/moves.ts';
import { entriesOf, lockMovable, type Moved } from './movable-versions.ts';
import { writeTextsOf } from './write-texts.ts';

/** Retires released questions with a reason: no paper draws them any more, old papers keep them. */
export async function retireQuestions(
  parts: Parts,
  actor: Officer,
  questionIds: readonly string[],
  because: string,
): Promise<Moved> {
  return inTransaction(parts.db, async (tx) => {
    const { versions, left } = await lockMovable(tx, actor, 'RETIRE', questionIds);
    await updateRetired(tx, versions, { accountId: actor.accountId, because });
    const ids = versions.map(({ questionId }) => questionId);
    await updateNewest(tx, ids);
    await writeTextsOf(tx, ids);
    await recordAudits(tx, entriesOf(actor, 'question_bank.retire', versions, { because }));
    return { moved: versions.length, left };
  });
}
