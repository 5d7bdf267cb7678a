import type { Reader, Tx } from '../../../platform/database/index.ts';

/** The ids of the lessons a learner marked. */
export async function listFavourites(db: Reader, enrolmentId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('lessonFavourites')
    .select('lessonId')
    .where('enrolmentId', '=', enrolmentId)
    .execute();
  return new Set(rows.map(({ lessonId }) => lessonId));
}

export async function insertFavourite(
  tx: Tx,
  of: { enrolmentId: string; lessonId: string },
  markedAt: Date,
): Promise<void> {
  await tx
    .insertInto('lessonFavourites')
    .values({ ...of, markedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteFavourite(
  tx: Tx,
  of: { enrolmentId: string; lessonId: string },
): Promise<void> {
  await tx
    .deleteFrom('lessonFavourites')
    .where('enrolmentId', '=', of.enrolmentId)
    .where('lessonId', '=', of.lessonId)
    .execute();
}
