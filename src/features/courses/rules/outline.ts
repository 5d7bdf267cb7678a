import type { Chapter, LessonSummary } from './lesson.ts';

/** The order of a course: its chapters, each with its lessons. */
export interface Outline {
  chapters: { id: string; lessonIds: string[] }[];
}

export type Direction = 'UP' | 'DOWN';

/** Returns the outline of chapters and lessons in their order. */
export function outlineOf(
  chapters: readonly Pick<Chapter, 'id'>[],
  lessons: readonly Pick<LessonSummary, 'id' | 'chapterId'>[],
): Outline {
  return {
    chapters: chapters.map(({ id }) => ({
      id,
      lessonIds: lessons.filter(({ chapterId }) => chapterId === id).map((lesson) => lesson.id),
    })),
  };
}

/** Whether two outlines hold the same chapters and lessons, in whatever order. */
export function isSameLessons(one: Outline, other: Outline): boolean {
  const idsOf = ({ chapters }: Outline) =>
    JSON.stringify([
      chapters.map(({ id }) => id).toSorted(),
      chapters.flatMap(({ lessonIds }) => lessonIds).toSorted(),
    ]);
  return idsOf(one) === idsOf(other);
}

/** Returns the outline with a chapter one place up or down; the same at an end. */
export function moveChapter({ chapters }: Outline, id: string, direction: Direction): Outline {
  return {
    chapters: swap(
      chapters,
      chapters.findIndex((one) => one.id === id),
      direction,
    ),
  };
}

/**
 * Returns the outline with a lesson one place up or down: past the end of its chapter it becomes the last or
 * first of the neighbouring one.
 */
export function moveLesson(outline: Outline, id: string, direction: Direction): Outline {
  const at = outline.chapters.findIndex(({ lessonIds }) => lessonIds.includes(id));
  const own = outline.chapters[at];
  if (!own) return outline;
  const moved = swap(own.lessonIds, own.lessonIds.indexOf(id), direction);
  if (moved !== own.lessonIds) return withLessons(outline, { [own.id]: moved });
  const neighbour = outline.chapters[at + (direction === 'UP' ? -1 : 1)];
  if (!neighbour) return outline;
  const rest = own.lessonIds.filter((one) => one !== id);
  const joined = direction === 'UP' ? [...neighbour.lessonIds, id] : [id, ...neighbour.lessonIds];
  return withLessons(outline, { [own.id]: rest, [neighbour.id]: joined });
}

function withLessons({ chapters }: Outline, changed: Record<string, string[]>): Outline {
  return {
    chapters: chapters.map(({ id, lessonIds }) => ({ id, lessonIds: changed[id] ?? lessonIds })),
  };
}

/** The list with two neighbours exchanged; the same list where there is no neighbour. */
function swap<T>(list: readonly T[], at: number, direction: Direction): T[] {
  const other = direction === 'UP' ? at - 1 : at + 1;
  const [one, two] = [list[at], list[other]];
  if (one === undefined || two === undefined) return list as T[];
  return list.with(at, two).with(other, one);
}
