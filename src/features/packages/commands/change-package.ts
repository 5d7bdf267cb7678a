import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockLesson, nameOfLesson } from '../../courses/index.ts';
import { propose } from '../../proposals/index.ts';
import { findPackage, findPackageInUse, updateInUse } from '../queries/packages.ts';
import { changePackageKind } from './change-package-kind.ts';

/**
 * Gives a lesson another of its packages, or none: at once in a draft; of a published topic it is proposed, and
 * the proposal's id returned. Throws `packages.not_found`, `packages.reason_missing`.
 */
export async function changePackage(
  parts: Parts,
  actor: Officer,
  of: { topicId: string; lessonId: string },
  { packageId, reason }: { packageId: string | null; reason: string },
): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    const { topic, lesson } = await lockLesson(tx, actor, of);
    const wanted = packageId ? await findPackage(tx, packageId) : null;
    if (packageId && wanted?.lessonId !== of.lessonId) throw new Refusal('packages.not_found');
    if (topic.state === 'DRAFT') {
      await updateInUse(tx, of.lessonId, packageId);
      const subject = { type: 'topic', id: of.topicId };
      await recordAudit(tx, actor, 'packages.change', subject, { lessonId: of.lessonId });
      return null;
    }
    if (reason.length < 4) throw new Refusal('packages.reason_missing');
    const used = await findPackageInUse(tx, of.lessonId);
    const words = { before: used?.title ?? '没有', after: wanted?.title ?? '没有' };
    return propose(parts, tx, actor, changePackageKind, {
      subject: {
        type: 'lesson',
        id: of.lessonId,
        words: nameOfLesson(lesson),
        href: `/topics/${of.topicId}/lessons/${of.lessonId}/package`,
      },
      difference: [{ label: `${nameOfLesson(lesson)}：互动课件`, ...words }],
      change: { topicId: of.topicId, basedOn: used?.id ?? null, packageId, ...words },
      reason,
    });
  });
}
