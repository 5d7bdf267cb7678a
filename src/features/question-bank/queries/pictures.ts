import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface QuestionPicture {
  id: string;
  /** Where it stands in the storage. */
  key: string;
  alt: string;
  width: number;
  height: number;
  bytes: number;
  uploadedBy: string;
}

export async function insertPicture(tx: Tx, picture: QuestionPicture): Promise<void> {
  await tx.insertInto('questionPictures').values(picture).execute();
}

export async function findPicture(db: Reader, id: string): Promise<QuestionPicture | undefined> {
  return db
    .selectFrom('questionPictures')
    .select(['id', 'key', 'alt', 'width', 'height', 'bytes', 'uploadedBy'])
    .where('id', '=', id)
    .executeTakeFirst();
}
