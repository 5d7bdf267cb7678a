import { createHash } from 'node:crypto';
import type { WrittenLesson } from './lesson.ts';
import type { LessonDocument } from './text/document.ts';
import { documentOf } from './text/document-of.ts';
import { fromMarkdown } from './text/from-markdown.ts';
import { toHtml } from './text/to-html.ts';
import { toMarkdown } from './text/to-markdown.ts';

/** What the author of a lesson writes. */
export interface LessonWords {
  title: string;
  summary: string;
  minutes: number;
  document: LessonDocument;
}

/** The words of a lesson as they are. */
export const wordsOfLesson = (lesson: WrittenLesson): LessonWords => ({
  title: lesson.title,
  summary: lesson.summary,
  minutes: lesson.minutes,
  document: documentOf(lesson),
});

/** A mark of the words of a lesson, by which a form notices that a colleague wrote it meanwhile. */
export function markOf(lesson: WrittenLesson): string {
  const { title, summary, minutes, document } = wordsOfLesson(lesson);
  const words = JSON.stringify([title, summary, minutes, toMarkdown(document)]);
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}

/** Returns a lesson with the words of its author. */
export function withWords(
  lesson: WrittenLesson,
  { title, summary, minutes, document }: LessonWords,
): WrittenLesson {
  const text = { body: document, bodyMarkdown: null, bodyHtml: toHtml(document, lesson.topicId) };
  return { ...lesson, title, summary, minutes, ...text };
}

/** The words of a proposal; one of earlier days has its text in Markdown. */
export const readWords = (
  words: Omit<LessonWords, 'document'> & { document?: LessonDocument; bodyMarkdown?: string },
): LessonWords => ({
  title: words.title,
  summary: words.summary,
  minutes: words.minutes,
  document: words.document ?? fromMarkdown(words.bodyMarkdown ?? ''),
});
