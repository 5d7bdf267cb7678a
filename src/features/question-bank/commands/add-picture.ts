import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { encodePicture } from '../../../platform/pictures/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertPicture } from '../queries/pictures.ts';

/**
 * Keeps a picture for questions, encoded anew, and returns its id. Throws `question_bank.bad_picture` for a file
 * that is no picture.
 */
export async function addPicture(
  parts: Parts,
  actor: Officer,
  { path, alt }: { path: string; alt: string },
): Promise<string> {
  const picture = await encodePicture(path);
  if (!picture) throw new Refusal('question_bank.bad_picture');
  const id = newId();
  const key = `question-pictures/${id}.${picture.ending}`;
  await parts.storage.put(key, picture.content);
  await inTransaction(parts.db, async (tx) => {
    const { width, height, content } = picture;
    const bytes = content.length;
    await insertPicture(tx, { id, key, alt, width, height, bytes, uploadedBy: actor.accountId });
    const subject = { type: 'question_picture', id };
    await recordAudit(tx, actor, 'question_bank.add_picture', subject, { bytes });
  });
  return id;
}
