import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A version of a lesson that somebody studied. */
export interface StudiedVersion {
  versionNo: number;
  studiedAt: Date;
}

/** Records which version of a lesson was opened; the first time counts. */
export async function insertStudiedVersion(
  tx: Tx,
  studied: StudiedVersion & { roundId: string; lessonId: string },
): Promise<void> {
  await tx
    .insertInto('studiedVersions')
    .values(studied)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The versions of a lesson that were studied in an enrolment, the oldest first. */
export async function listStudiedVersions(
  db: Reader,
  enrolmentId: string,
  lessonId: string,
): Promise<StudiedVersion[]> {
  const rows = await db
    .selectFrom('studiedVersions as studied')
    .innerJoin('studyRounds as round', 'round.id', 'studied.roundId')
    .select((of) => ['studied.versionNo', of.fn.min('studied.studiedAt').as('studiedAt')])
    .where('round.enrolmentId', '=', enrolmentId)
    .where('studied.lessonId', '=', lessonId)
    .groupBy('studied.versionNo')
    .orderBy('studied.versionNo')
    .execute();
  return rows;
}
