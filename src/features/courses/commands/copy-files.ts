import type { Parts } from '../../../platform/parts.ts';
import { listAttachmentsOfTopic } from '../queries/attachments/attachments.ts';
import { listWrittenLessons } from '../queries/outline.ts';
import { picturesOf } from '../rules/text/document.ts';
import { documentOf } from '../rules/text/document-of.ts';

/**
 * Copies figures and videos of the lessons of a topic to the draft made from it. Run again, it copies again.
 * No audit: the draft was recorded.
 */
export async function copyFiles(
  { db, storage }: Parts,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<void> {
  const names = new Set<string>();
  for (const lesson of await listWrittenLessons(db, fromId)) {
    for (const name of picturesOf(documentOf(lesson))) names.add(name);
    for (const key of [lesson.videoKey, lesson.videoSmallKey, lesson.captionsKey, lesson.posterKey])
      if (key?.startsWith(`courses/${fromId}/`)) names.add(key.slice(`courses/${fromId}/`.length));
  }
  for (const { key } of await listAttachmentsOfTopic(db, fromId))
    names.add(key.slice(`courses/${fromId}/`.length));
  for (const name of names) {
    const key = `courses/${fromId}/${name}`;
    if ((await storage.size(key)) !== null)
      await storage.put(`courses/${toId}/${name}`, await storage.read(key));
  }
}
