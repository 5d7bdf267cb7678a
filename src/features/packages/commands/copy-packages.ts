import { newId } from '../../../kernel/ids.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findLesson, listLessons } from '../../courses/index.ts';
import { findPackageInUse, insertPackage } from '../queries/packages.ts';
import type { LessonPackage } from '../rules/package.ts';

/**
 * Copies the packages that the lessons of a topic have to the draft made from it. Run again, it copies what is
 * missing.
 */
export async function copyPackages(
  parts: Parts,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<void> {
  for (const lesson of await listLessons(parts.db, fromId)) {
    const one = await findPackageInUse(parts.db, lesson.id);
    const lessonId = `${toId}-${lesson.id.slice(fromId.length + 1)}`;
    if (!one || (await findPackageInUse(parts.db, lessonId))) continue;
    if (await findLesson(parts.db, lessonId)) await copyPackage(parts, one, { toId, lessonId });
  }
}

async function copyPackage(
  { db, storage }: Parts,
  one: LessonPackage,
  { toId, lessonId }: { toId: string; lessonId: string },
): Promise<void> {
  const id = newId();
  const key = `courses/${toId}/packages/${id}`;
  for (const file of await storage.list(`${one.key}/`))
    await storage.put(`${key}${file.slice(one.key.length)}`, await storage.read(file));
  await inTransaction(db, async (tx) => {
    await insertPackage(tx, { ...one, id, key, lessonId });
    await recordAudit(tx, 'SYSTEM', 'packages.copy', { type: 'topic', id: toId }, { lessonId });
  });
}
