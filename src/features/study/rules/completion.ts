import type { LessonSummary, Topic } from '../../courses/index.ts';

export interface LessonState {
  lessonId: string;
  opened: boolean;
  watchedSeconds: number;
}

// The player may stop a moment before the end of the file (Q18).
const lastSecondsTolerance = 3;

/** Whether one lesson counts as studied by the topic's rule (G2). */
export function lessonDone(
  topic: Pick<Topic, 'completionRule' | 'watchRatio'>,
  lesson: Pick<LessonSummary, 'videoSeconds'>,
  state: LessonState | undefined,
): boolean {
  if (!state?.opened) return false;
  if (topic.completionRule !== 'WATCH_RATIO' || lesson.videoSeconds === null) return true;
  return state.watchedSeconds >= lesson.videoSeconds * topic.watchRatio - lastSecondsTolerance;
}

/** Lessons that still stand between the learner and the exam (N15, G2). */
export function lessonsMissing(
  topic: Pick<Topic, 'completionRule' | 'watchRatio'>,
  lessons: readonly LessonSummary[],
  states: readonly LessonState[],
): LessonSummary[] {
  const byId = new Map(states.map((state) => [state.lessonId, state]));
  return lessons.filter((lesson) => !lessonDone(topic, lesson, byId.get(lesson.id)));
}
