import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { LessonPackage } from '../rules/package.ts';
import { findPackage, findPackageInUse } from './packages.ts';

/** Keeps which package a lesson has from a version on; the first time also which it had until then. */
export async function insertPackageVersion(
  tx: Tx,
  lessonId: string,
  { versionNo, before, after }: { versionNo: number; before: string | null; after: string | null },
): Promise<void> {
  const rows = [
    { lessonId, fromVersion: 1, packageId: before },
    { lessonId, fromVersion: versionNo, packageId: after },
  ];
  await tx
    .insertInto('packageVersions')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The package that a version of a lesson had. */
export async function findPackageOfVersion(
  db: Reader,
  lessonId: string,
  versionNo: number,
): Promise<LessonPackage | undefined> {
  const kept = await db
    .selectFrom('packageVersions')
    .select('packageId')
    .where('lessonId', '=', lessonId)
    .where('fromVersion', '<=', versionNo)
    .orderBy('fromVersion', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!kept) return findPackageInUse(db, lessonId);
  return kept.packageId === null ? undefined : findPackage(db, kept.packageId);
}
