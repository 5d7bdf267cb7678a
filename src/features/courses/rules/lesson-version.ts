import type { FilmOfLesson } from './film/lesson-film.ts';
import type { LessonWords } from './lesson-words.ts';
import type { LessonDocument } from './text/document.ts';
import { documentOf } from './text/document-of.ts';

/** A version of the words of a lesson. */
export interface LessonVersion {
  lessonId: string;
  versionNo: number;
  title: string;
  summary: string;
  minutes: number;
  body: LessonDocument | null;
  bodyMarkdown: string | null;
  bodyHtml: string;
  /** The film that it had; null while the lesson has it, and where nobody kept it. */
  film: FilmOfLesson | null;
  reason: string;
  /** Null: imported, or from before versions were kept. */
  writtenBy: string | null;
  writtenByName: string | null;
  writtenAt: Date | null;
}

/** The words of a version. */
export const wordsOfVersion = (version: LessonVersion): LessonWords => ({
  title: version.title,
  summary: version.summary,
  minutes: version.minutes,
  document: documentOf(version),
});
