import type { Reader, Tx } from '../../../../platform/database/index.ts';
import type { Attachment } from '../../rules/attachments/attachment.ts';

const columns = ['id', 'lessonId', 'kind', 'title', 'ending', 'bytes', 'seconds', 'key'] as const;

/** What a lesson gives along, or gave along in an earlier version, in the order it was added. */
export async function listAttachments(
  db: Reader,
  lessonId: string,
  versionNo?: number,
): Promise<Attachment[]> {
  return db
    .selectFrom('lessonAttachments')
    .select(columns)
    .where('lessonId', '=', lessonId)
    .where((is) =>
      versionNo === undefined
        ? is('untilVersion', 'is', null)
        : is.and([
            is('fromVersion', '<=', versionNo),
            is.or([is('untilVersion', 'is', null), is('untilVersion', '>', versionNo)]),
          ]),
    )
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
    .where('untilVersion', 'is', null)
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
  attachment: Attachment & { addedBy: string; addedAt: Date; fromVersion: number },
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

/** Takes an attachment away with this version of the lesson; false when it was gone. */
export async function retireAttachment(
  tx: Tx,
  { lessonId, id }: Pick<Attachment, 'lessonId' | 'id'>,
  untilVersion: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('lessonAttachments')
    .set({ untilVersion })
    .where('lessonId', '=', lessonId)
    .where('id', '=', id)
    .where('untilVersion', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Deletes an attachment of a draft; false when it was gone. */
export async function deleteAttachment(tx: Tx, lessonId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('lessonAttachments')
    .where('lessonId', '=', lessonId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
