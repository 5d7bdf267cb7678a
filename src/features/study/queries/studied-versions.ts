import type { Reader, Tx } from '../../../platform/database/index.ts';
import { findLessonVersion } from '../../courses/index.ts';

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

/** A lesson that was studied and taken out of the course since. */
export interface RemovedLesson {
  id: string;
  title: string;
  versionNo: number;
}

/** The lessons that were studied in an enrolment and are in its course no more. */
export async function listRemovedStudied(
  db: Reader,
  enrolmentId: string,
  listed: readonly { id: string }[],
): Promise<RemovedLesson[]> {
  const rows = await db
    .selectFrom('studiedVersions as studied')
    .innerJoin('studyRounds as round', 'round.id', 'studied.roundId')
    .select((of) => ['studied.lessonId as id', of.fn.max('studied.versionNo').as('versionNo')])
    .where('round.enrolmentId', '=', enrolmentId)
    .groupBy('studied.lessonId')
    .orderBy('studied.lessonId')
    .execute();
  const removed: RemovedLesson[] = [];
  for (const { id, versionNo } of rows) {
    if (listed.some((one) => one.id === id)) continue;
    const version = await findLessonVersion(db, id, versionNo);
    if (version) removed.push({ id, versionNo, title: version.title });
  }
  return removed;
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

/** Whether a version of a lesson was studied in an enrolment. */
export async function hasStudied(
  db: Reader,
  {
    enrolmentId,
    lessonId,
    versionNo,
  }: { enrolmentId: string; lessonId: string; versionNo: number },
): Promise<boolean> {
  const studied = await listStudiedVersions(db, enrolmentId, lessonId);
  return studied.some((one) => one.versionNo === versionNo);
}
