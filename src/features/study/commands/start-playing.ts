import { newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type Desk, lessonOf } from '../queries/course-desk.ts';
import { insertOpened, upsertPlayback } from '../queries/progress.ts';

/**
 * This player plays from now on; another tab or device that played before is told so at its next
 * heartbeat (E10, Q19). Returns the token its heartbeats must carry. No audit: nothing is credited yet.
 */
export async function startPlaying(parts: Parts, desk: Desk, lessonId: string): Promise<string> {
  const lesson = lessonOf(desk, lessonId);
  const token = newToken();
  const now = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    await insertOpened(tx, desk.round.id, lesson.id, now);
    await upsertPlayback(tx, desk.round.id, lesson.id, token, now);
  });
  return token;
}
