import { sql } from 'kysely';
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

/** The same, unless there is one of this id. */
export async function insertPictureOnce(tx: Tx, picture: QuestionPicture): Promise<void> {
  await tx
    .insertInto('questionPictures')
    .values(picture)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Where pictures stand in the storage, by their ids. */
export async function listPictureKeys(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('questionPictures')
    .select(['id', 'key'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, key }) => [id, key]));
}

export async function findPicture(db: Reader, id: string): Promise<QuestionPicture | undefined> {
  return db
    .selectFrom('questionPictures')
    .select(['id', 'key', 'alt', 'width', 'height', 'bytes', 'uploadedBy'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Whether a question that was given in a topic of this learner shows the picture. */
export async function isPictureGivenTo(
  db: Reader,
  accountId: string,
  pictureId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from enrolments enrolment join question_versions version on version.topic_id = enrolment.topic_id
    where enrolment.account_id = ${accountId} and version.released_at is not null
      and position(${pictureId} in concat_ws(' ', version.stem, version.options::text, version.explanation,
        version.case_text)) > 0
    limit 1`.execute(db);
  return rows.length > 0;
}
