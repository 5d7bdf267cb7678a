import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { encodePicture } from '../../../platform/pictures/index.ts';
import { insertPictureOnce } from '../queries/pictures.ts';

/**
 * Keeps a picture that came with a file of questions, encoded anew, under an id of the caller's: the same picture
 * of the same file is kept once. False for what is no JPG, PNG or WebP. No audit: taking the file recorded it.
 */
export async function keepPicture(
  parts: Pick<Parts, 'db' | 'storage'>,
  { id, alt, uploadedBy }: { id: string; alt: string; uploadedBy: string },
  file: Buffer,
): Promise<boolean> {
  const picture = await encodePicture(file);
  if (!picture) return false;
  const key = `question-pictures/${id}.${picture.ending}`;
  await parts.storage.put(key, picture.content);
  const { width, height, content } = picture;
  await inTransaction(parts.db, (tx) =>
    insertPictureOnce(tx, { id, key, alt, width, height, bytes: content.length, uploadedBy }),
  );
  return true;
}
