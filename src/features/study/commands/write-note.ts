import type { Learner } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { countNotes, insertNote } from '../queries/notes.ts';
import { lessonOf, type StudyCourse } from '../queries/study-course.ts';

const mostNotes = 1000;

/** Writes a note of the learner in a lesson. Throws `study.notes_full`. No audit: it is the learner's alone. */
export async function writeNote(
  parts: Parts,
  _actor: Learner,
  course: StudyCourse,
  note: { lessonId: string; atSecond: number | null; text: string },
): Promise<void> {
  const { id: enrolmentId } = course.enrolment;
  const lesson = lessonOf(course, note.lessonId);
  const writtenAt = parts.clock.now();
  await inTransaction(parts.db, async (tx) => {
    if ((await countNotes(tx, enrolmentId)) >= mostNotes)
      throw new Refusal('study.notes_full', { enrolmentId });
    const atSecond = lesson.videoSeconds === null ? null : note.atSecond;
    await insertNote(tx, { ...note, id: newId(), enrolmentId, atSecond, writtenAt });
  });
}
