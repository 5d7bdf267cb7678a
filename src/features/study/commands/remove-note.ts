import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteNote } from '../queries/notes.ts';
import type { StudyCourse } from '../queries/study-course.ts';

/** Removes an own note. No audit: it is the learner's alone. */
export async function removeNote(parts: Parts, course: StudyCourse, id: string): Promise<void> {
  await inTransaction(parts.db, (tx) => deleteNote(tx, course.enrolment.id, id));
}
