import type { FormValues } from '../../../platform/http/form.ts';
import type { LessonDocument } from './text/document.ts';

/** What an author typed into a lesson and has not saved. */
export interface LessonDraft {
  /** The version that it was begun from. */
  basedOn: number;
  words: { title: string; summary: string; minutes: string; document: LessonDocument };
  savedAt: Date;
}

/** The form of a lesson as it was left. */
export const valuesOfDraft = ({ basedOn, words }: LessonDraft): FormValues => ({
  basedOn: String(basedOn),
  title: words.title,
  summary: words.summary,
  minutes: words.minutes,
  body: JSON.stringify(words.document),
});
