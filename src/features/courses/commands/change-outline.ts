import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import type { Written } from '../queries/lesson-versions.ts';
import { upsertChapter } from '../queries/lessons.ts';
import {
  type CourseOutline,
  deleteChapter,
  deleteLesson,
  findWrittenLesson,
  listSlugs,
  loadOutline,
  updateChapterTitle,
  updateOrder,
} from '../queries/outline.ts';
import { lockTopic, touchTopic } from '../queries/topics.ts';
import { noFilm } from '../rules/film/lesson-film.ts';
import type { Listing } from '../rules/lesson.ts';
import {
  type Direction,
  isSameLessons,
  moveChapter,
  moveLesson,
  type Outline,
  outlineOf,
} from '../rules/outline.ts';
import { emptyDocument } from '../rules/text/document.ts';
import { keepLesson } from './keep-lesson.ts';
import { lockDraft } from './lock-draft.ts';

/** One change of the outline of a draft. */
export type OutlineChange =
  | { what: 'ADD_CHAPTER'; title: string }
  | { what: 'RENAME_CHAPTER'; chapterId: string; title: string }
  | { what: 'REMOVE_CHAPTER'; chapterId: string }
  | { what: 'MOVE_CHAPTER'; chapterId: string; direction: Direction }
  | { what: 'ADD_LESSON'; chapterId: string; title: string }
  | { what: 'REMOVE_LESSON'; lessonId: string }
  | { what: 'MOVE_LESSON'; lessonId: string; direction: Direction }
  | { what: 'ARRANGE'; order: Outline };

/**
 * Changes the outline of a draft; in a published topic, adds or removes a lesson that is being prepared. Throws `courses.not_a_draft`, `courses.lesson_not_found`,
 * `courses.chapter_not_empty`, and `courses.lesson_in_use` for a lesson with questions.
 */
export async function changeOutline(
  parts: Parts,
  actor: Officer,
  topicId: string,
  change: OutlineChange,
): Promise<void> {
  try {
    await inTransaction(parts.db, async (tx) => {
      const topic = await lockTopic(tx, topicId);
      if (!topic) throw new Refusal('courses.topic_not_found');
      const written = { by: actor.accountId, at: parts.clock.now() };
      if (topic.state === 'PUBLISHED') await prepare(tx, topicId, written, change);
      else {
        await lockDraft(tx, topicId);
        await applyTo(tx, topicId, { course: await loadOutline(tx, topicId), written }, change);
        await touchTopic(tx, topicId);
      }
      const subject = { type: 'topic', id: topicId };
      await recordAudit(tx, actor, 'courses.change_outline', subject, { ...change });
    });
  } catch (error) {
    // The bank refers to its lesson.
    if ((error as { code?: string }).code === '23503') throw new Refusal('courses.lesson_in_use');
    throw error;
  }
}

async function applyTo(
  tx: Tx,
  topicId: string,
  { course, written }: { course: CourseOutline; written: Written },
  change: OutlineChange,
): Promise<void> {
  const outline = outlineOf(course.chapters, course.lessons);
  requireKnown(outline, change);
  const order = (next: Outline) => updateOrder(tx, topicId, next);
  switch (change.what) {
    case 'ADD_CHAPTER':
      return addChapter(tx, topicId, course, change.title);
    case 'RENAME_CHAPTER':
      return updateChapterTitle(tx, change.chapterId, change.title);
    case 'REMOVE_CHAPTER':
      await deleteChapter(tx, change.chapterId);
      return order({ chapters: outline.chapters.filter(({ id }) => id !== change.chapterId) });
    case 'MOVE_CHAPTER':
      return order(moveChapter(outline, change.chapterId, change.direction));
    case 'ADD_LESSON':
      return order(await addLesson(tx, topicId, { course, outline, written }, change));
    case 'REMOVE_LESSON':
      await deleteLesson(tx, change.lessonId);
      return order(without(outline, change.lessonId));
    case 'MOVE_LESSON':
      return order(moveLesson(outline, change.lessonId, change.direction));
    case 'ARRANGE':
      if (!isSameLessons(outline, change.order)) throw new Refusal('courses.changed_meanwhile');
      return order(change.order);
  }
}

/** A lesson for a published topic is written before it is listed by a decision. */
async function prepare(
  tx: Tx,
  topicId: string,
  written: Written,
  change: OutlineChange,
): Promise<void> {
  const course = await loadOutline(tx, topicId);
  if (change.what === 'ADD_LESSON') {
    requireKnown(outlineOf(course.chapters, course.lessons), change);
    await insertLesson(tx, topicId, { written, position: 0, listing: 'PREPARED' }, change);
    return;
  }
  if (change.what !== 'REMOVE_LESSON') throw new Refusal('courses.not_a_draft');
  const lesson = await findWrittenLesson(tx, topicId, change.lessonId);
  if (!lesson) throw new Refusal('courses.lesson_not_found');
  if (lesson.listing !== 'PREPARED') throw new Refusal('courses.not_a_draft');
  await deleteLesson(tx, lesson.id);
}

function requireKnown({ chapters }: Outline, change: OutlineChange): void {
  if ('lessonId' in change && !chapters.some((one) => one.lessonIds.includes(change.lessonId)))
    throw new Refusal('courses.lesson_not_found');
  if (!('chapterId' in change)) return;
  const chapter = chapters.find(({ id }) => id === change.chapterId);
  if (!chapter) throw new Refusal('courses.lesson_not_found');
  if (change.what === 'REMOVE_CHAPTER' && chapter.lessonIds.length > 0)
    throw new Refusal('courses.chapter_not_empty');
}

const without = ({ chapters }: Outline, lessonId: string): Outline => ({
  chapters: chapters.map(({ id, lessonIds }) => ({
    id,
    lessonIds: lessonIds.filter((one) => one !== lessonId),
  })),
});

async function addChapter(
  tx: Tx,
  topicId: string,
  { chapters }: CourseOutline,
  title: string,
): Promise<void> {
  const slug = freeSlug(
    'c',
    1,
    chapters.map(({ id }) => id.slice(topicId.length + 1)),
  );
  const place = { topicId, position: chapters.length + 1, handoutKey: null, handoutBytes: null };
  await upsertChapter(tx, { id: `${topicId}-${slug}`, title, ...place });
}

async function addLesson(
  tx: Tx,
  topicId: string,
  { course, outline, written }: { course: CourseOutline; outline: Outline; written: Written },
  { chapterId, title }: { chapterId: string; title: string },
): Promise<Outline> {
  const position = course.lessons.length + 1;
  const place = { written, position, listing: 'LISTED' as const };
  const id = await insertLesson(tx, topicId, place, { chapterId, title });
  return {
    chapters: outline.chapters.map((chapter) =>
      chapter.id === chapterId
        ? { ...chapter, lessonIds: [...chapter.lessonIds, id] }
        : { ...chapter, lessonIds: [...chapter.lessonIds] },
    ),
  };
}

/** Inserts an empty lesson and returns its id. */
async function insertLesson(
  tx: Tx,
  topicId: string,
  { written, position, listing }: { written: Written; position: number; listing: Listing },
  { chapterId, title }: { chapterId: string; title: string },
): Promise<string> {
  const slug = freeSlug('l', 2, await listSlugs(tx, topicId));
  const id = `${topicId}-${slug}`;
  const files = noFilm;
  const body = emptyDocument();
  const text = { summary: '', minutes: 45, bodyHtml: '', body, bodyMarkdown: null };
  const lesson = { id, topicId, chapterId, position, slug, title, versionNo: 1, listing };
  await keepLesson(tx, { ...lesson, ...text, ...files }, written);
  return id;
}

/** Returns a slug that is not taken: l01, l02; c1, c2. */
function freeSlug(letter: string, digits: number, taken: readonly string[]): string {
  for (let serial = 1; ; serial += 1) {
    const slug = `${letter}${String(serial).padStart(digits, '0')}`;
    if (!taken.includes(slug)) return slug;
  }
}
