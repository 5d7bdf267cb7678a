import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { encodePicture } from '../../../platform/pictures/index.ts';
import { recordAudit } from '../../audit/index.ts';

/**
 * Keeps a picture for the lessons of a topic, encoded anew, and returns its key in their texts. Throws
 * `courses.bad_picture` for a file that is no picture.
 */
export async function addFigure(
  { db, storage }: Parts,
  actor: Officer,
  { topicId, path }: { topicId: string; path: string },
): Promise<string> {
  const picture = await encodePicture(path);
  if (!picture) throw new Refusal('courses.bad_picture');
  const name = `figures/${newId()}.${picture.ending}`;
  const bytes = picture.content.length;
  await storage.put(`courses/${topicId}/${name}`, picture.content);
  await inTransaction(db, (tx) =>
    recordAudit(tx, actor, 'courses.add_figure', { type: 'topic', id: topicId }, { name, bytes }),
  );
  return name;
}
