import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  type Course,
  type CourseLesson,
  readCourse,
  readVideoLengths,
} from '../queries/course-folder.ts';
import { readCourseRules } from '../queries/course-rules.ts';
import { wasWrittenHere } from '../queries/lesson-versions.ts';
import { upsertChapter } from '../queries/lessons.ts';
import { findWrittenLesson } from '../queries/outline.ts';
import { findTopic, getTopic, upsertTopic } from '../queries/topics.ts';
import { insertVersion, wasDecidedHere } from '../queries/versions.ts';
import { noFilm } from '../rules/film/lesson-film.ts';
import type { Chapter, WrittenLesson } from '../rules/lesson.ts';
import { withWords, wordsOfLesson } from '../rules/lesson-words.ts';
import { fromMarkdown } from '../rules/text/from-markdown.ts';
import { toHtml } from '../rules/text/to-html.ts';
import type { Topic } from '../rules/topic.ts';
import { listChanges } from '../rules/topic-difference.ts';
import { buildDownloads } from './build-downloads.ts';
import { keepLesson } from './keep-lesson.ts';

/**
 * Imports a course folder (content/README.md) as a published topic and returns it: files to the storage, text
 * and structure to the database, and its downloads. Importing again replaces them; rules that were decided in
 * the browser and lessons that were written there stay. `publishedIn` is the calendar year of the dates in its rules.
 */
export async function importCourse(
  parts: Parts,
  folder: string,
  publishedIn: number,
): Promise<Topic> {
  const course = await readCourse(folder);
  const rules = await readCourseRules(folder, publishedIn);
  const topic: Topic = { ...rules, title: course.title, summary: course.summary };
  const files = await storeFiles(parts, folder, topic.id);
  const lessons = await readLessons(folder, topic.id, course, files);
  await inTransaction(parts.db, async (tx) => {
    await writeRules(parts, tx, topic);
    for (const chapter of chaptersOf(topic.id, course)) await upsertChapter(tx, chapter);
    for (const lesson of lessons) await writeImported(parts, tx, lesson);
    await recordAudit(
      tx,
      'SYSTEM',
      'catalogue.import_course',
      { type: 'topic', id: topic.id },
      { lessons: lessons.length },
    );
  });
  await buildDownloads(parts, topic.id);
  return getTopic(parts.db, topic.id);
}

async function writeRules(parts: Parts, tx: Tx, topic: Topic): Promise<void> {
  if (await wasDecidedHere(tx, topic.id)) return;
  const before = await findTopic(tx, topic.id);
  const difference = before ? listChanges(before, topic, (id) => id) : [];
  await upsertTopic(tx, topic);
  if (before && difference.length === 0) return;
  await insertVersion(tx, topic, {
    kind: 'IMPORTED',
    difference,
    reason: '',
    message: null,
    affected: 0,
    proposalId: null,
    proposedBy: null,
    decidedBy: null,
    decidedAt: parts.clock.now(),
  });
}

/** Writes a lesson of the folder; the words of one that somebody wrote in the browser stay. */
async function writeImported(parts: Parts, tx: Tx, lesson: WrittenLesson): Promise<void> {
  const before = await findWrittenLesson(tx, lesson.topicId, lesson.id);
  const stays = before && (await wasWrittenHere(tx, lesson.id));
  const kept = stays ? withWords(lesson, wordsOfLesson(before)) : lesson;
  await keepLesson(tx, kept, { by: null, at: parts.clock.now() });
}

const keyOf = (topicId: string, file: string) => `courses/${topicId}/${file}`;

async function storeFiles(
  parts: Parts,
  folder: string,
  topicId: string,
): Promise<(file: string) => string> {
  for (const kind of ['figures', 'videos']) {
    const names = await readdir(join(folder, kind)).catch(() => []);
    for (const name of names.filter((one) => /\.(svg|webm|vtt|jpg|png|webp)$/.test(one))) {
      await parts.storage.put(
        keyOf(topicId, `${kind}/${name}`),
        createReadStream(join(folder, kind, name)),
      );
    }
  }
  return (file) => keyOf(topicId, file);
}

const chaptersOf = (topicId: string, { chapters }: Course): Chapter[] =>
  chapters.map(({ slug, position, title }) => ({
    id: `${topicId}-${slug}`,
    topicId,
    position,
    title,
    handoutKey: null,
    handoutBytes: null,
  }));

async function readLessons(
  folder: string,
  topicId: string,
  course: Course,
  keyOfFile: (file: string) => string,
): Promise<WrittenLesson[]> {
  const lengths = await readVideoLengths(folder);
  const lessons: WrittenLesson[] = [];
  for (const chapter of course.chapters) {
    for (const lesson of chapter.lessons) {
      const markdown = await readFile(join(folder, 'lessons', `${lesson.slug}.md`), 'utf8');
      const body = fromMarkdown(markdown);
      lessons.push({
        id: `${topicId}-${lesson.slug}`,
        topicId,
        chapterId: `${topicId}-${chapter.slug}`,
        position: lessons.length + 1,
        slug: lesson.slug,
        title: lesson.title,
        summary: lesson.summary,
        minutes: lesson.minutes,
        bodyHtml: toHtml(body, topicId),
        body,
        bodyMarkdown: null,
        versionNo: 1,
        listing: 'LISTED',
        ...videoOf(lesson, lengths, keyOfFile),
      });
    }
  }
  return lessons;
}

function videoOf(
  lesson: CourseLesson,
  lengths: Record<string, number>,
  keyOfFile: (file: string) => string,
) {
  if (!lesson.video) return noFilm;
  return {
    videoKey: keyOfFile(lesson.video.file),
    videoSmallKey: null,
    captionsKey: keyOfFile(lesson.video.captions),
    posterKey: keyOfFile(lesson.video.poster),
    videoSeconds: lengths[basename(lesson.video.file, '.webm')] ?? null,
  };
}
