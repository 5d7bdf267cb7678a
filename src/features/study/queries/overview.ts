import type { Reader } from '../../../platform/database/index.ts';
import { getTopic, listLessons } from '../../courses/index.ts';
import { type Enrolment, getCurrentRound, listRounds } from '../../enrolment/index.ts';
import { lessonsMissing } from '../rules/completion.ts';
import { existsProgress, listProgress } from './progress.ts';

/**
 * Whether a lesson was opened, or study declared, in this round or a later one; the fee of the round is
 * then no longer refunded (E20).
 */
export async function studyHasBegun(
  db: Reader,
  enrolmentId: string,
  roundNo: number,
): Promise<boolean> {
  const rounds = (await listRounds(db, enrolmentId)).filter((one) => one.roundNo >= roundNo);
  if (rounds.some((round) => round.completedAt !== null)) return true;
  return existsProgress(
    db,
    rounds.map((round) => round.id),
  );
}

export interface StudyOverview {
  roundNo: number;
  lessonsDone: number;
  lessonsTotal: number;
  watchedSeconds: number;
  completedAt: Date | null;
  nextLessonId: string | null;
  savedAt: Date | null;
}

/** The learner's progress in the current round; null before access. */
export async function getStudyOverview(
  db: Reader,
  enrolment: Pick<Enrolment, 'id' | 'topicId'>,
): Promise<StudyOverview | null> {
  const round = await getCurrentRound(db, enrolment.id);
  if (!round) return null;
  const topic = await getTopic(db, enrolment.topicId);
  const lessons = await listLessons(db, enrolment.topicId);
  const progress = await listProgress(db, round.id);
  const missing = lessonsMissing(topic, lessons, progress);
  const times = progress.map((one) => one.updatedAt.getTime());
  return {
    roundNo: round.roundNo,
    lessonsDone: lessons.length - missing.length,
    lessonsTotal: lessons.length,
    watchedSeconds: progress.reduce((sum, one) => sum + one.watchedSeconds, 0),
    completedAt: round.completedAt,
    nextLessonId: missing[0]?.id ?? null,
    savedAt: times.length > 0 ? new Date(Math.max(...times)) : null,
  };
}
