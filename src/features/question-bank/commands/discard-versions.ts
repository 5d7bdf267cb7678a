import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudits } from '../../audit/index.ts';
import { updateNewest, updateRetired } from '../queries/moves.ts';
import { entriesOf, lockMovable, type Moved } from './movable-versions.ts';
import { writeTextsOf } from './write-texts.ts';

/** Gives up open versions with a reason; what was given before them stays. */
export async function discardVersions(
  parts: Parts,
  actor: Officer,
  questionIds: readonly string[],
  because: string,
): Promise<Moved> {
  return inTransaction(parts.db, (tx) => discardDrafts(tx, actor, questionIds, because));
}

/** The same in the transaction of the caller. */
export async function discardDrafts(
  tx: Tx,
  actor: Officer,
  questionIds: readonly string[],
  because: string,
): Promise<Moved> {
  const { versions, left } = await lockMovable(tx, actor, 'DISCARD', questionIds);
  await updateRetired(tx, versions, { accountId: actor.accountId, because });
  const ids = versions.map(({ questionId }) => questionId);
  await updateNewest(tx, ids);
  await writeTextsOf(tx, ids);
  await recordAudits(tx, entriesOf(actor, 'question_bank.discard', versions, { because }));
  return { moved: versions.length, left };
}
