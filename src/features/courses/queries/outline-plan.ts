import type { Reader } from '../../../platform/database/index.ts';
import type { LessonText } from '../rules/lesson.ts';
import { type OutlinePlan, planEffect } from '../rules/outline-plan.ts';
import type { Topic } from '../rules/topic.ts';
import { breaksPromise, type ChangeEffect, countConcerned } from '../rules/topic-difference.ts';
import { countEnrolled } from './enrolled.ts';
import { listChapters } from './lessons.ts';
import { listPlannedLessons } from './outline.ts';

/** What a plan of an outline does: to the lessons, and to whom. */
export interface LoadedPlan extends ChangeEffect {
  outline: OutlinePlan;
  added: LessonText[];
  removed: LessonText[];
  /** Lessons that would come without text or video. */
  empty: LessonText[];
  /** Lessons that would go although the bank asks about them. */
  asked: LessonText[];
}

/** Loads what a plan of the outline of a published topic does. */
export async function loadPlanEffect(
  db: Reader,
  topic: Topic,
  plan: OutlinePlan,
): Promise<LoadedPlan> {
  const chapters = await listChapters(db, topic.id);
  const lessons = await listPlannedLessons(db, topic.id);
  const { outline, changes, ...effect } = planEffect(topic, { chapters, lessons }, plan);
  const textOf = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const texts = (ids: readonly { id: string }[]) => ids.flatMap(({ id }) => textOf.get(id) ?? []);
  const added = texts(effect.added);
  const removed = texts(effect.removed);
  const counts = await countEnrolled(db, topic.id);
  const questions = await listAskedLessons(db, topic.id);
  return {
    outline,
    changes,
    counts,
    added,
    removed,
    empty: added.filter(({ textLength, videoKey }) => textLength === 0 && !videoKey),
    asked: removed.filter(({ id }) => questions.has(id)),
    affected: Math.max(0, ...changes.map((change) => countConcerned(change, counts))),
    breaksPromise: breaksPromise(changes, counts),
  };
}

/** The lessons that released questions of the bank belong to. */
async function listAskedLessons(db: Reader, topicId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('questionVersions')
    .select('lessonId')
    .distinct()
    .where('topicId', '=', topicId)
    .where('state', '=', 'RELEASED')
    .execute();
  return new Set(rows.map(({ lessonId }) => lessonId));
}
