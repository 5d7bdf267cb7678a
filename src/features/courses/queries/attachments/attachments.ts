import type { Reader, Tx } from '../../../../platform/database/index.ts';
import type { Attachment } from '../../rules/attachments/attachment.ts';

const columns = ['id', 'lessonId', 'kind', 'title', 'ending', 'bytes', 'seconds', 'key'] as const;

/** What a lesson gives along, in the order it was added. */
export async function listAttachments(db: Reader, lessonId: string): Promise<Attachment[]> {
  return db
    .selectFrom('lessonAttachments')
    .select(columns)
    .where('lessonId', '=', lessonId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute();
}

/** What all lessons of a topic give along. */
export async function listAttachmentsOfTopic(db: Reader, topicId: string): Promise<Attachment[]> {
  return db
    .selectFrom('lessonAttachments')
    .select(columns)
    .where('lessonId', 'in', (select) =>
      select.selectFrom('lessons').select('id').where('topicId', '=', topicId),
    )
    .orderBy('addedAt')
    .orderBy('id')
    .execute();
}

/** An attachment with the topic of its lesson. */
export async function findAttachment(
  db: Reader,
  id: string,
): Promise<(Attachment & { topicId: string }) | undefined> {
  return db
    .selectFrom('lessonAttachments')
    .innerJoin('lessons', 'lessons.id', 'lessonAttachments.lessonId')
    .select([
      'lessonAttachments.id',
      'lessonId',
      'kind',
      'lessonAttachments.title',
      'ending',
      'bytes',
      'seconds',
      'key',
      'lessons.topicId',
    ])
    .where('lessonAttachments.id', '=', id)
    .executeTakeFirst();
}

export async function insertAttachment(
  tx: Tx,
  attachment: Attachment & { addedBy: string; addedAt: Date },
): Promise<void> {
  await tx.insertInto('lessonAttachments').values(attachment).execute();
}

/** Copies what the lessons of a topic give along to those of a draft made from it; files follow by a job. */
export async function copyAttachments(
  tx: Tx,
  attachments: readonly (Attachment & { addedBy: string; addedAt: Date })[],
): Promise<void> {
  if (attachments.length > 0)
    await tx
      .insertInto('lessonAttachments')
      .values([...attachments])
      .execute();
}

/** Deletes an attachment; false when it was gone. */
export async function deleteAttachment(tx: Tx, lessonId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('lessonAttachments')
    .where('lessonId', '=', lessonId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
