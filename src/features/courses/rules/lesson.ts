export interface Chapter {
  id: string;
  topicId: string;
  position: number;
  title: string;
  handoutKey: string | null;
  handoutBytes: number | null;
}

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
  captionsKey: string | null;
  posterKey: string | null;
  videoSeconds: number | null;
}

export interface Lesson extends LessonSummary {
  /** Safe HTML, made at import. */
  bodyHtml: string;
}

/** A lesson with how long its text is: what the checklist looks at. */
export interface LessonText extends LessonSummary {
  textLength: number;
}

/** The text of a lesson as its author writes it. */
export interface WrittenLesson extends Lesson {
  /** Null for a lesson whose text exists only as HTML. */
  bodyMarkdown: string | null;
}
