import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { handoutBlocks } from '../documents/handout.ts';
import { offlineFiles, zip } from '../documents/offline-copy.ts';
import {
  type Course,
  type CourseLesson,
  readCourse,
  readVideoLengths,
} from '../queries/course-folder.ts';
import { readCourseRules } from '../queries/course-rules.ts';
import { upsertChapter, upsertLesson } from '../queries/lessons.ts';
import { updateArchive, upsertTopic } from '../queries/topics.ts';
import type { Chapter, Lesson } from '../rules/lesson.ts';
import { lessonHtml, withoutTitle } from '../rules/lesson-html.ts';
import type { Topic } from '../rules/topic.ts';

/**
 * Imports a course folder (content/README.md) as a published topic and returns it: files and a handout PDF
 * per chapter to the storage, text and structure to the database. Importing again replaces them.
 * `publishedIn` is the calendar year of the dates in its rules.
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
  const handouts = await storeHandouts(parts, folder, topic, course);
  const lessons = await readLessons(folder, topic.id, course, files);
  const archive = await zip(await offlineFiles(folder, topic, lessons, handouts));
  const archiveKey = keyOf(topic.id, 'topic.zip');
  await parts.storage.put(archiveKey, archive);
  await inTransaction(parts.db, async (tx) => {
    await upsertTopic(tx, topic);
    for (const chapter of handouts.keys()) await upsertChapter(tx, chapter);
    for (const lesson of lessons) await upsertLesson(tx, lesson);
    await updateArchive(tx, topic.id, { key: archiveKey, bytes: archive.length });
    await recordAudit(
      tx,
      'SYSTEM',
      'catalogue.import_course',
      { type: 'topic', id: topic.id },
      { lessons: lessons.length },
    );
  });
  return topic;
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

async function storeHandouts(
  parts: Parts,
  folder: string,
  topic: Topic,
  course: Course,
): Promise<Map<Chapter, Buffer>> {
  const handouts = new Map<Chapter, Buffer>();
  const figureRoot = `/${relative(resolve('.'), resolve(folder))}`;
  let position = 0;
  for (const chapter of course.chapters) {
    const lessons = [];
    for (const lesson of chapter.lessons) {
      position += 1;
      const markdown = await readFile(join(folder, 'lessons', `${lesson.slug}.md`), 'utf8');
      lessons.push({
        position,
        title: lesson.title,
        blocks: handoutBlocks(withoutTitle(markdown), figureRoot),
      });
    }
    const data = { topic: topic.title, position: chapter.position, title: chapter.title, lessons };
    const pdf = await parts.documents.renderPdf('courses/handout', data);
    const handoutKey = keyOf(topic.id, `handouts/${chapter.slug}.pdf`);
    await parts.storage.put(handoutKey, pdf);
    const row: Chapter = {
      id: `${topic.id}-${chapter.slug}`,
      topicId: topic.id,
      position: chapter.position,
      title: chapter.title,
      handoutKey,
      handoutBytes: pdf.length,
    };
    handouts.set(row, pdf);
  }
  return handouts;
}

async function readLessons(
  folder: string,
  topicId: string,
  course: Course,
  keyOfFile: (file: string) => string,
): Promise<Lesson[]> {
  const lengths = await readVideoLengths(folder);
  const lessons: Lesson[] = [];
  for (const chapter of course.chapters) {
    for (const lesson of chapter.lessons) {
      const markdown = await readFile(join(folder, 'lessons', `${lesson.slug}.md`), 'utf8');
      lessons.push({
        id: `${topicId}-${lesson.slug}`,
        topicId,
        chapterId: `${topicId}-${chapter.slug}`,
        position: lessons.length + 1,
        slug: lesson.slug,
        title: lesson.title,
        summary: lesson.summary,
        minutes: lesson.minutes,
        bodyHtml: lessonHtml(markdown, topicId),
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
  if (!lesson.video)
    return { videoKey: null, captionsKey: null, posterKey: null, videoSeconds: null };
  return {
    videoKey: keyOfFile(lesson.video.file),
    captionsKey: keyOfFile(lesson.video.captions),
    posterKey: keyOfFile(lesson.video.poster),
    videoSeconds: lengths[basename(lesson.video.file, '.webm')] ?? null,
  };
}
