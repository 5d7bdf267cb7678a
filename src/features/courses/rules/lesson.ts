import type { LessonDocument } from './text/document.ts';

export interface Chapter {
  id: string;
  topicId: string;
  position: number;
  title: string;
  handoutKey: string | null;
  handoutBytes: number | null;
}

/** Whether a lesson is in the outline: prepared for a published topic, or taken out of it. */
export type Listing = 'LISTED' | 'PREPARED' | 'REMOVED';

/** A lesson without its text. */
export interface LessonSummary {
  id: string;
  topicId: string;
  chapterId: string;
  position: number;
  slug: string;
  title: string;
  summary: string;
  minutes: number;
  videoKey: string | null;
  /** In a smaller picture; null where there is one picture only. */
  videoSmallKey: string | null;
  captionsKey: string | null;
  posterKey: string | null;
  videoSeconds: number | null;
  /** The version of its words, from 1. */
  versionNo: number;
  listing: Listing;
}

export interface Lesson extends LessonSummary {
  /** Safe HTML, made of the text whenever it is written. */
  bodyHtml: string;
}

/** The place and the title of a lesson; one that is prepared has no place yet. */
export const placeAndTitle = ({ listing, position, title }: PlacedLesson): string =>
  `${placeOf({ listing, position })}　${title}`;

export const placeOf = ({ listing, position }: Omit<PlacedLesson, 'title'>): string => {
  if (listing === 'PREPARED') return '准备中的课';
  return listing === 'REMOVED' ? '已撤下的课' : `第${position}课`;
};

type PlacedLesson = Pick<LessonSummary, 'listing' | 'position' | 'title'>;

/** A lesson with how long its text is: what the checklist looks at. */
export interface LessonText extends LessonSummary {
  textLength: number;
}

/** A lesson with its text as its author writes it; `documentOf` reads it. */
export interface WrittenLesson extends Lesson {
  /** Null for a text that was written before documents were kept. */
  body: LessonDocument | null;
  /** What such a text was written in; null where it exists only as HTML. */
  bodyMarkdown: string | null;
}
