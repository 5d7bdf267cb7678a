import { Refusal } from '../../../kernel/refusal.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  keepFilesOfLesson,
  lockLesson,
  nameOfLesson,
  noteLessonChange,
  publishingRoles,
} from '../../courses/index.ts';
import { insertPackageVersion } from '../queries/package-versions.ts';
import { findPackageInUse, updateInUse } from '../queries/packages.ts';

interface Change {
  topicId: string;
  basedOn: string | null;
  packageId: string | null;
  /** The packages in words. */
  before: string;
  after: string;
}

/** The package of a published lesson is changed by two persons, and is a version of the lesson. */
export const changePackageKind: ProposalKind<Change> = {
  kind: 'packages.change',
  title: '更换已发布课程的互动课件',
  confirmedBy: publishingRoles,
  apply: async (parts, tx, { id, subjectId, change, reason, proposedBy, actor }) => {
    const { topic, lesson } = await lockLesson(tx, actor, {
      topicId: change.topicId,
      lessonId: subjectId,
    });
    const used = await findPackageInUse(tx, subjectId);
    if ((used?.id ?? null) !== change.basedOn) throw new Refusal('packages.changed_since_proposed');
    const written = { by: proposedBy, at: parts.clock.now(), reason: `互动课件：${reason}` };
    const versionNo = await keepFilesOfLesson(tx, lesson, written);
    await insertPackageVersion(tx, subjectId, {
      versionNo,
      before: change.basedOn,
      after: change.packageId,
    });
    await updateInUse(tx, subjectId, change.packageId);
    const difference = [
      { label: `${nameOfLesson(lesson)}：互动课件`, before: change.before, after: change.after },
    ];
    await noteLessonChange(parts, tx, topic, {
      ...{ difference, reason, proposalId: id, proposedBy, decidedBy: actor.accountId },
    });
    const facts = { lessonId: subjectId, reason };
    await recordAudit(tx, actor, 'packages.change', { type: 'topic', id: topic.id }, facts);
  },
};
