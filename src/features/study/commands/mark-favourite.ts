import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteFavourite, insertFavourite } from '../queries/favourites.ts';
import { lessonOf, type StudyCourse } from '../queries/study-course.ts';

/** Marks a lesson to be found again, or takes the mark back. No audit: it is the learner's alone. */
export async function markFavourite(
  parts: Parts,
  course: StudyCourse,
  lessonId: string,
  marked: boolean,
): Promise<void> {
  const of = { enrolmentId: course.enrolment.id, lessonId: lessonOf(course, lessonId).id };
  await inTransaction(parts.db, (tx) =>
    marked ? insertFavourite(tx, of, parts.clock.now()) : deleteFavourite(tx, of),
  );
}
