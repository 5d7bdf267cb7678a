import { createHash } from 'node:crypto';
import type { WrittenLesson } from './lesson.ts';
import { lessonHtml } from './lesson-html.ts';

/** What the author of a lesson writes. */
export interface LessonWords {
  title: string;
  summary: string;
  minutes: number;
  bodyMarkdown: string;
}

/** A mark of the words of a lesson, by which a form notices that a colleague wrote it meanwhile. */
export function markOf({
  title,
  summary,
  minutes,
  bodyMarkdown,
}: Omit<LessonWords, 'bodyMarkdown'> & { bodyMarkdown: string | null }): string {
  const words = JSON.stringify([title, summary, minutes, bodyMarkdown]);
  return createHash('sha256').update(words).digest('hex').slice(0, 16);
}

/** Whether a text that exists only as HTML stays: nobody wrote it anew. */
export const keepsText = (lesson: WrittenLesson, { bodyMarkdown }: LessonWords) =>
  lesson.bodyMarkdown === null && bodyMarkdown === '';

/** Returns a lesson with the words of its author. */
export function withWords(lesson: WrittenLesson, words: LessonWords): WrittenLesson {
  if (keepsText(lesson, words)) return { ...lesson, ...words, bodyMarkdown: null };
  return { ...lesson, ...words, bodyHtml: lessonHtml(words.bodyMarkdown, lesson.topicId) };
}
