import type { Reader } from '../../../platform/database/index.ts';

/** The SCORM package of a lesson (packages), as its offline copy needs it. */
export interface PackageInUse {
  lessonId: string;
  title: string;
  /** The page that is opened first, within its folder. */
  entry: string;
  bytes: number;
  /** Its folder in the storage. */
  key: string;
}

/** The packages that the lessons of a topic have. */
export async function listPackagesInUse(db: Reader, topicId: string): Promise<PackageInUse[]> {
  return db
    .selectFrom('lessonPackages')
    .innerJoin('lessons', 'lessons.id', 'lessonPackages.lessonId')
    .select(['lessonId', 'lessonPackages.title', 'entry', 'bytes', 'key'])
    .where('lessons.topicId', '=', topicId)
    .where('inUse', '=', true)
    .execute();
}
