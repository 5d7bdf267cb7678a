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
    .selectFrom('help_files')
    .select([
      'id',
      'question_id as questionId',
      'entry_id as entryId',
      'name',
      'bytes',
      'content_type as contentType',
      'storage_key as storageKey',
    ]);

export async function listFiles(db: Db, questionId: string): Promise<QuestionFile[]> {
  return select(db).where('question_id', '=', questionId).orderBy('id').execute();
}

export async function findFile(db: Db, id: string): Promise<QuestionFile | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function insertFile(tx: Tx, file: Omit<QuestionFile, 'id'>): Promise<void> {
  await tx
    .insertInto('help_files')
    .values({
      id: newId(),
      question_id: file.questionId,
      entry_id: file.entryId,
      name: file.name,
      bytes: file.bytes,
      content_type: file.contentType,
      storage_key: file.storageKey,
    })
    .execute();
}
