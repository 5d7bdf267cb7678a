import type { Learner } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertLedger } from '../queries/ledger.ts';
import { insertOpened, updateTextRead } from '../queries/progress.ts';
import { lessonOf, type StudyCourse } from '../queries/study-course.ts';
import { completeIfDone } from './complete-if-done.ts';

/** Records that the learner has read the text. No audit: the study ledger is the record. */
export async function markTextRead(
  parts: Parts,
  actor: Learner,
  course: StudyCourse,
  lessonId: string,
): Promise<void> {
  const lesson = lessonOf(course, lessonId);
  const now = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    await insertOpened(tx, course.round.id, lesson.id, now);
    if (await updateTextRead(tx, course.round.id, lesson.id, now)) {
      await insertLedger(tx, { roundId: course.round.id, lessonId, kind: 'READ', at: now });
    }
    await completeIfDone(tx, actor, course);
  });
}
