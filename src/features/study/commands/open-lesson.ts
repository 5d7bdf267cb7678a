import type { Learner } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertLedger } from '../queries/ledger.ts';
import { insertOpened } from '../queries/progress.ts';
import { insertStudiedVersion } from '../queries/studied-versions.ts';
import { lessonOf, type StudyCourse } from '../queries/study-course.ts';
import { completeIfDone } from './complete-if-done.ts';

/**
 * Records that the learner opened or downloaded a lesson (N13, G2); only the first opening in a round
 * counts. No audit: the study ledger is the record.
 */
export async function openLesson(
  parts: Parts,
  actor: Learner,
  course: StudyCourse,
  lessonId: string,
  by: 'OPENED' | 'DOWNLOADED',
): Promise<void> {
  const lesson = lessonOf(course, lessonId);
  const now = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    const { versionNo } = lesson;
    await insertStudiedVersion(tx, {
      roundId: course.round.id,
      lessonId,
      versionNo,
      studiedAt: now,
    });
    const first = await insertOpened(tx, course.round.id, lesson.id, now);
    // Also when it was opened before: a lesson that was missing may have been taken out since.
    if (!first && by === 'OPENED') return completeIfDone(tx, actor, course);
    await insertLedger(tx, { roundId: course.round.id, lessonId, kind: by, at: now });
    await completeIfDone(tx, actor, course);
  });
}
