import type { LessonSummary, Topic } from '../../courses/index.ts';

/** The progress of an opened lesson. */
export interface LessonState {
  lessonId: string;
  watchedSeconds: number;
}

// A player may stop shortly before the end of the file (Q18).
const lastSecondsTolerance = 3;

/** Whether a lesson counts as studied by the topic's rule (G2); `state` is undefined until it is opened. */
export function lessonDone(
  topic: Pick<Topic, 'completionRule' | 'watchRatio'>,
  lesson: Pick<LessonSummary, 'videoSeconds'>,
  state: LessonState | undefined,
): boolean {
  if (!state) return false;
  if (topic.completionRule !== 'WATCH_RATIO' || lesson.videoSeconds === null) return true;
  return state.watchedSeconds >= lesson.videoSeconds * topic.watchRatio - lastSecondsTolerance;
}

/** The lessons still to be studied before the exam opens (N15, G2). */
export function lessonsMissing(
  topic: Pick<Topic, 'completionRule' | 'watchRatio'>,
  lessons: readonly LessonSummary[],
  states: readonly LessonState[],
): LessonSummary[] {
  const byId = new Map(states.map((state) => [state.lessonId, state]));
  return lessons.filter((lesson) => !lessonDone(topic, lesson, byId.get(lesson.id)));
}
