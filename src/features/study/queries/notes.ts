import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A note of a learner in a lesson. */
export interface LessonNote {
  id: string;
  /** The second of the film it is about; null: about the lesson. */
  atSecond: number | null;
  text: string;
  writtenAt: Date;
}

/** The notes of a lesson by the time in its film, those about the whole lesson first. */
export async function listNotes(
  db: Reader,
  of: { enrolmentId: string; lessonId: string },
): Promise<LessonNote[]> {
  return db
    .selectFrom('lessonNotes')
    .select(['id', 'atSecond', 'text', 'writtenAt'])
    .where('enrolmentId', '=', of.enrolmentId)
    .where('lessonId', '=', of.lessonId)
    .orderBy('atSecond', (at) => at.asc().nullsFirst())
    .orderBy('writtenAt')
    .limit(200)
    .execute();
}

export async function countNotes(tx: Tx, enrolmentId: string): Promise<number> {
  const row = await tx
    .selectFrom('lessonNotes')
    .select((count) => count.fn.countAll<number>().as('notes'))
    .where('enrolmentId', '=', enrolmentId)
    .executeTakeFirstOrThrow();
  return Number(row.notes);
}

export async function insertNote(
  tx: Tx,
  note: LessonNote & { enrolmentId: string; lessonId: string },
): Promise<void> {
  await tx.insertInto('lessonNotes').values(note).execute();
}

/** Deletes a note; of another enrolment there is none. */
export async function deleteNote(tx: Tx, enrolmentId: string, id: string): Promise<void> {
  await tx
    .deleteFrom('lessonNotes')
    .where('enrolmentId', '=', enrolmentId)
    .where('id', '=', id)
    .execute();
}
