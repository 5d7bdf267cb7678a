import type { Learner } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Desk, lessonOf } from '../queries/course-desk.ts';
import { insertLedger, insertOpened, updateTextRead } from '../queries/progress.ts';
import { completeIfDone } from './complete-if-done.ts';

/** The learner says he has read the text. No audit: the study ledger is the record. */
export async function markTextRead(
  parts: Parts,
  actor: Learner,
  desk: Desk,
  lessonId: string,
): Promise<void> {
  const lesson = lessonOf(desk, lessonId);
  const now = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    await insertOpened(tx, desk.round.id, lesson.id, now);
    if (await updateTextRead(tx, desk.round.id, lesson.id, now)) {
      await insertLedger(tx, { roundId: desk.round.id, lessonId, kind: 'READ', at: now });
    }
    await completeIfDone(tx, actor, desk);
  });
}
