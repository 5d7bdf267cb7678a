import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { listEnrolmentsWith, previewRegrades } from '../../exam/index.ts';
import { loadTriedItems } from '../queries/items.ts';
import { upsertChanges } from '../queries/score-changes.ts';
import { lockCorrection, moveWalk, updateState } from '../queries/score-corrections.ts';
import type { ScoreCorrection } from '../rules/score-correction.ts';

/** Tries a correction on the next enrolments; at the end it is a draft. No audit: nothing is changed by trying. */
export async function takeTryingStep(
  parts: Parts,
  { id, topicId, rule, walkedTo, ...of }: ScoreCorrection,
  limit: number,
): Promise<void> {
  const tried = await loadTriedItems(parts.db, { topicId, ...of });
  const paperIds = [...tried.keys()];
  const next = await listEnrolmentsWith(parts.db, paperIds, { after: walkedTo, limit });
  const changes = await previewRegrades(parts.db, topicId, next, { rule, tried });
  await inTransaction(parts.db, async (tx) => {
    // Discarded meanwhile.
    if ((await lockCorrection(tx, id))?.state !== 'TRYING') return;
    await upsertChanges(tx, id, changes, null);
    const to = next.at(-1);
    if (to) await moveWalk(tx, { id, state: 'TRYING' }, { to, more: next.length });
    else await updateState(tx, id, 'DRAFT');
  });
}
