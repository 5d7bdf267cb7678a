import type { Reader } from '../../../platform/database/index.ts';
import type { WrittenLesson } from '../rules/lesson.ts';
import { wordsOfVersion } from '../rules/lesson-version.ts';
import { type LessonWords, wordsOfLesson } from '../rules/lesson-words.ts';
import { type Clash, findClash } from '../rules/merge.ts';
import { findLessonVersion } from './lesson-versions.ts';

/** What a colleague saved while an author wrote, and where the two differ. */
export interface LoadedClash extends Clash {
  byName: string | null;
  at: Date | null;
}

/** Loads where the words of an author differ from a lesson that a colleague saved since the author began. */
export async function loadClash(
  db: Reader,
  lesson: WrittenLesson,
  { mine, startedFrom }: { mine: LessonWords; startedFrom: number },
): Promise<LoadedClash> {
  const base = await findLessonVersion(db, lesson.id, startedFrom);
  const newest = await findLessonVersion(db, lesson.id, lesson.versionNo);
  return {
    ...findClash(wordsOfLesson(lesson), mine, base ? wordsOfVersion(base) : null),
    byName: newest?.writtenByName ?? null,
    at: newest?.writtenAt ?? null,
  };
}
