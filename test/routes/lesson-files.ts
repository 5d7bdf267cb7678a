import { newId } from '../../src/kernel/ids.ts';
import type { TestApp } from '../support/parts.ts';

/** A PDF, a film that was given up, an upload under way and a package of a lesson, all of this author. */
export async function insertLessonFiles(
  { parts }: TestApp,
  { topic, lesson }: { topic: string; lesson: string },
  author: string,
): Promise<Record<'lessonFile' | 'lessonFilm' | 'filmUpload' | 'lessonPackage', string>> {
  const { db, storage } = parts;
  const [lessonFile, lessonFilm, filmUpload, lessonPackage] = [newId(), newId(), newId(), newId()];
  const at = new Date();
  const key = `courses/${topic}/files/${lessonFile}.pdf`;
  await storage.put(key, Buffer.from('%PDF-1.7'));
  await db
    .insertInto('lessonAttachments')
    .values({
      ...{ id: lessonFile, lessonId: lesson, key, addedBy: author, addedAt: at },
      ...{ kind: 'PDF', title: '资料', ending: 'pdf', bytes: 8 },
    })
    .execute();
  await db
    .insertInto('lessonFilms')
    .values({
      ...{ id: lessonFilm, lessonId: lesson, fileName: '课.mp4', bytes: 10 },
      ...{ state: 'CANCELLED', sentBy: author, sentAt: at, changedAt: at },
    })
    .execute();
  await db
    .insertInto('uploads')
    .values({
      ...{ id: filmUpload, purpose: 'courses.film', subjectId: lesson, begunBy: author },
      ...{ fileName: '新课.mp4', bytes: 10, createdAt: at, touchedAt: at },
    })
    .execute();
  await db
    .insertInto('lessonPackages')
    .values({
      ...{
        id: lessonPackage,
        lessonId: lesson,
        version: '1.2',
        title: '小课',
        entry: 'index.html',
      },
      ...{ key: `courses/${topic}/packages/${lessonPackage}`, files: 1, bytes: 1 },
      ...{ inUse: true, sentBy: author, sentAt: at },
    })
    .execute();
  return { lessonFile, lessonFilm, filmUpload, lessonPackage };
}
