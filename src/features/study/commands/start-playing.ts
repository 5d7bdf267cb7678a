import { newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertOpened, upsertPlayback } from '../queries/progress.ts';
import { lessonOf, type StudyCourse } from '../queries/study-course.ts';

/**
 * Makes this tab or device the player and returns the token of its heartbeats; the previous player gets
 * `study.taken_over` at its next one (E10, Q19). No audit: nothing is credited yet.
 */
export async function startPlaying(
  parts: Parts,
  course: StudyCourse,
  lessonId: string,
): Promise<string> {
  const lesson = lessonOf(course, lessonId);
  const token = newToken();
  const now = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    await insertOpened(tx, course.round.id, lesson.id, now);
    await upsertPlayback(tx, course.round.id, lesson.id, token, now);
  });
  return token;
}
