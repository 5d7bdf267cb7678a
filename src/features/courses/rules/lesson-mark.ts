import { createHash } from 'node:crypto';

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
