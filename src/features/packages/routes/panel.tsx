import type { LessonPanel } from '../../../platform/feature.ts';
import { PackagePanel } from '../pages/package-panel.tsx';
import { findAttempt } from '../queries/attempts.ts';
import { findPackageOfVersion } from '../queries/package-versions.ts';
import { findPackageInUse } from '../queries/packages.ts';

/** The package of a lesson, or of a version of it, on the page of its learner; null without one, or where packages have no origin. */
export const packagePanel: LessonPanel = async (
  parts,
  { actor, enrolmentId, roundId, lessonId, versionNo },
) => {
  const one =
    versionNo === undefined
      ? await findPackageInUse(parts.db, lessonId)
      : await findPackageOfVersion(parts.db, lessonId, versionNo);
  if (!one || parts.packageOrigin() === null) return null;
  const { accountId } = actor;
  const attempt = await findAttempt(parts.db, { packageId: one.id, accountId, roundId });
  const action = `/study/${enrolmentId}/lessons/${lessonId}/package`;
  return <PackagePanel {...{ one, attempt, action, versionNo }} />;
};
