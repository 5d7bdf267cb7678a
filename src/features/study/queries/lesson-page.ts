import type { Parts } from '../../../platform/parts.ts';
import { findLesson, listAttachments, listChapters } from '../../courses/index.ts';
import { loadLessonChecks } from '../../question-bank/index.ts';
import { listFavourites } from './favourites.ts';
import { listLedger } from './ledger.ts';
import { listNotes } from './notes.ts';
import { listProgress } from './progress.ts';
import { listStudiedVersions } from './studied-versions.ts';
import type { StudyCourse } from './study-course.ts';
import { loadTranscript } from './transcript.ts';

const linesShown = 5;

/** Everything the page of a lesson shows; null where the lesson is gone. */
export async function loadLessonPage(
  parts: Pick<Parts, 'db' | 'storage' | 'log'>,
  course: StudyCourse,
  lessonId: string,
) {
  const { db } = parts;
  const { enrolment, round, topic } = course;
  const lesson = await findLesson(db, lessonId);
  if (!lesson) return null;
  return {
    course,
    lesson,
    chapters: await listChapters(db, topic.id),
    progress: await listProgress(db, round.id),
    ledger: await listLedger(db, round.id, { lessonId, limit: linesShown }),
    cues: await loadTranscript(parts, lesson),
    notes: await listNotes(db, { enrolmentId: enrolment.id, lessonId }),
    favourite: (await listFavourites(db, enrolment.id)).has(lessonId),
    versions: await listStudiedVersions(db, enrolment.id, lessonId),
    attachments: await listAttachments(db, lessonId),
    checks: await loadLessonChecks(db, { topicId: topic.id, lessonId }, enrolment.id),
  };
}
