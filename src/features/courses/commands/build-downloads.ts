import type { Readable } from 'node:stream';
import { type FileToZip, zip } from '../../../platform/archives/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { handoutBlocks } from '../documents/handout.ts';
import { offlinePages, offlinePathOf } from '../documents/offline-copy.ts';
import {
  isPageOfPackage,
  isTakenAlong,
  packageFolderOf,
  withStandIn,
} from '../documents/offline-packages.ts';
import { listAttachmentsOfTopic } from '../queries/attachments/attachments.ts';
import { listChapters } from '../queries/lessons.ts';
import { listWrittenLessons, updateHandout } from '../queries/outline.ts';
import { listPackagesInUse, type PackageInUse } from '../queries/packages-in-use.ts';
import { findTopic, updateArchive } from '../queries/topics.ts';
import type { Attachment } from '../rules/attachments/attachment.ts';
import type { Chapter, WrittenLesson } from '../rules/lesson.ts';
import { picturesOf } from '../rules/text/document.ts';
import { documentOf } from '../rules/text/document-of.ts';
import type { Topic } from '../rules/topic.ts';

/**
 * Makes the downloads of a topic from what the database and the storage hold: a handout for each chapter, and
 * the whole topic as one ZIP (N13). Run again, it replaces them. No audit: nothing is decided.
 */
export async function buildDownloads(parts: Parts, topicId: string): Promise<void> {
  const { db, storage } = parts;
  const topic = await findTopic(db, topicId);
  if (!topic) return;
  const lessons = await listWrittenLessons(db, topicId);
  const figures = await readFigures(parts, topicId, lessons);
  const handouts: [Chapter, Buffer][] = [];
  for (const chapter of await listChapters(db, topicId)) {
    const own = lessons.filter(({ chapterId }) => chapterId === chapter.id);
    handouts.push([chapter, await renderHandout(parts, { topic, chapter, lessons: own, figures })]);
  }
  const archiveKey = `courses/${topicId}/topic.zip`;
  const along = {
    attachments: await listAttachmentsOfTopic(db, topicId),
    packages: await listPackagesInUse(db, topicId),
    platformUrl: `${parts.publicUrl()}/courses/${topicId}`,
  };
  const pages = offlinePages(topic, lessons, handouts, along);
  const files = filesOf(parts, topicId, { pages, lessons, figures, ...along });
  await storage.put(archiveKey, zip(files));
  const keyOf = (chapter: Chapter) =>
    `courses/${topicId}/handouts/${chapter.id.slice(topicId.length + 1)}.pdf`;
  for (const [chapter, pdf] of handouts) await storage.put(keyOf(chapter), pdf);
  const bytes = (await storage.size(archiveKey)) ?? 0;
  await inTransaction(db, async (tx) => {
    for (const [chapter, pdf] of handouts)
      await updateHandout(tx, chapter.id, { key: keyOf(chapter), bytes: pdf.length });
    await updateArchive(tx, topicId, { key: archiveKey, bytes });
  });
}

/** Figures of a topic by their file name, e.g. `figures/l01-1.svg`. */
type Figures = ReadonlyMap<string, Buffer>;

async function readFigures(
  { storage }: Parts,
  topicId: string,
  lessons: readonly WrittenLesson[],
): Promise<Figures> {
  const figures = new Map<string, Buffer>();
  for (const lesson of lessons) {
    for (const name of picturesOf(documentOf(lesson))) {
      const key = `courses/${topicId}/${name}`;
      if (figures.has(name) || (await storage.size(key)) === null) continue;
      figures.set(name, Buffer.concat(await Array.fromAsync(await storage.read(key))));
    }
  }
  return figures;
}

interface HandoutOf {
  topic: Topic;
  chapter: Chapter;
  lessons: readonly WrittenLesson[];
  figures: Figures;
}

async function renderHandout(
  { documents }: Parts,
  { topic, chapter, lessons, figures }: HandoutOf,
): Promise<Buffer> {
  const pathOf = (name: string) => `/courseware/${topic.id}/${name}`;
  const print = {
    figurePath: (name: string) => (figures.has(name) ? pathOf(name) : null),
    printsFormula: documents.printsFormula,
  };
  const data = {
    topic: topic.title,
    position: chapter.position,
    title: chapter.title,
    lessons: lessons.map((lesson) => ({
      position: lesson.position,
      title: lesson.title,
      blocks: handoutBlocks(documentOf(lesson), print),
    })),
  };
  const pictures = new Map([...figures].map(([name, content]) => [pathOf(name), content]));
  return documents.renderPdf('courses/handout', data, pictures);
}

async function* filesOf(
  { storage }: Parts,
  topicId: string,
  {
    pages,
    lessons,
    figures,
    attachments,
    packages,
  }: {
    pages: FileToZip[];
    lessons: readonly WrittenLesson[];
    figures: Figures;
    attachments: readonly Attachment[];
    packages: readonly PackageInUse[];
  },
): AsyncGenerator<FileToZip> {
  yield* pages;
  for (const [name, content] of figures) yield { name, content };
  const videos = lessons.flatMap(({ videoKey, videoSmallKey, captionsKey, posterKey }) =>
    // One picture is enough offline, and the smaller one comes sooner.
    [videoSmallKey ?? videoKey, captionsKey, posterKey].filter((key) => key !== null),
  );
  for (const key of new Set(videos)) {
    if ((await storage.size(key)) === null) continue;
    const content: Readable = await storage.read(key);
    yield { name: key.replace(`courses/${topicId}/`, ''), content };
  }
  for (const attachment of attachments) {
    if ((await storage.size(attachment.key)) === null) continue;
    yield { name: offlinePathOf(attachment), content: await storage.read(attachment.key) };
  }
  for (const one of packages) {
    const lesson = lessons.find(({ id }) => id === one.lessonId);
    if (lesson && isTakenAlong(one)) yield* filesOfPackage(storage, one, packageFolderOf(lesson));
  }
}

async function* filesOfPackage(
  storage: Parts['storage'],
  { key }: PackageInUse,
  folder: string,
): AsyncGenerator<FileToZip> {
  for (const file of await storage.list(`${key}/`)) {
    const name = `${folder}/${file.slice(key.length + 1)}`;
    const content = await storage.read(file);
    if (!isPageOfPackage(name)) yield { name, content };
    else yield { name, content: withStandIn(Buffer.concat(await Array.fromAsync(content)), key) };
  }
}
