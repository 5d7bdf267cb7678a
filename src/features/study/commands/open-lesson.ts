import type { Learner } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Desk, lessonOf } from '../queries/course-desk.ts';
import { insertLedger, insertOpened } from '../queries/progress.ts';
import { completeIfDone } from './complete-if-done.ts';

/**
 * Notes that the learner opened a lesson, online or by downloading it (N13, G2). The first time in a
 * round counts. No audit: the study ledger is the record of these.
 */
export async function openLesson(
  parts: Parts,
  actor: Learner,
  desk: Desk,
  lessonId: string,
  by: 'OPENED' | 'DOWNLOADED',
): Promise<void> {
  const lesson = lessonOf(desk, lessonId);
  const now = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    const first = await insertOpened(tx, desk.round.id, lesson.id, now);
    if (!first && by === 'OPENED') return;
    await insertLedger(tx, { roundId: desk.round.id, lessonId, kind: by, at: now });
    await completeIfDone(tx, actor, desk);
  });
}
