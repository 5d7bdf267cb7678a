import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { LessonPackage } from '../rules/package.ts';

const columns = [
  'id',
  'lessonId',
  'version',
  'title',
  'entry',
  'files',
  'bytes',
  'key',
  'inUse',
  'sentBy',
  'sentAt',
] as const;

/** Packages sent for a lesson, the newest first. */
export async function listPackages(db: Reader, lessonId: string): Promise<LessonPackage[]> {
  return db
    .selectFrom('lessonPackages')
    .select(columns)
    .where('lessonId', '=', lessonId)
    .orderBy('sentAt', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}

export async function findPackage(db: Reader, id: string): Promise<LessonPackage | undefined> {
  return db.selectFrom('lessonPackages').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The package that a lesson has. */
export async function findPackageInUse(
  db: Reader,
  lessonId: string,
): Promise<LessonPackage | undefined> {
  return db
    .selectFrom('lessonPackages')
    .select(columns)
    .where('lessonId', '=', lessonId)
    .where('inUse', '=', true)
    .executeTakeFirst();
}

export async function insertPackage(tx: Tx, sent: LessonPackage): Promise<void> {
  await tx.insertInto('lessonPackages').values(sent).execute();
}

/** Gives a lesson one of its packages, or none. */
export async function updateInUse(tx: Tx, lessonId: string, id: string | null): Promise<void> {
  await tx
    .updateTable('lessonPackages')
    .set({ inUse: false })
    .where('lessonId', '=', lessonId)
    .where('inUse', '=', true)
    .execute();
  if (id === null) return;
  await tx
    .updateTable('lessonPackages')
    .set({ inUse: true })
    .where('lessonId', '=', lessonId)
    .where('id', '=', id)
    .execute();
}
