import { newId } from '../../../kernel/ids.ts';
import type { Reader as Db, Tx } from '../../../platform/database/index.ts';

export interface QuestionFile {
  id: string;
  questionId: string;
  entryId: string;
  name: string;
  bytes: number;
  contentType: string;
  storageKey: string;
}

const select = (db: Db) =>
  db
    .selectFrom('helpFiles')
    .select(['id', 'questionId', 'entryId', 'name', 'bytes', 'contentType', 'storageKey']);

export async function listFiles(db: Db, questionId: string): Promise<QuestionFile[]> {
  return select(db).where('questionId', '=', questionId).orderBy('id').execute();
}

export async function findFile(db: Db, id: string): Promise<QuestionFile | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function insertFile(tx: Tx, file: Omit<QuestionFile, 'id'>): Promise<void> {
  await tx
    .insertInto('helpFiles')
    .values({ id: newId(), ...file })
    .execute();
}
