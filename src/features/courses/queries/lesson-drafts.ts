import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { LessonDraft } from '../rules/lesson-draft.ts';

/** What an author typed into a lesson and has not saved. */
export async function findLessonDraft(
  db: Reader,
  lessonId: string,
  accountId: string,
): Promise<LessonDraft | undefined> {
  return db
    .selectFrom('lessonDrafts')
    .select(['basedOn', 'words', 'savedAt'])
    .where('lessonId', '=', lessonId)
    .where('accountId', '=', accountId)
    .$castTo<LessonDraft>()
    .executeTakeFirst();
}

export async function upsertLessonDraft(
  tx: Tx,
  { lessonId, accountId }: { lessonId: string; accountId: string },
  { basedOn, words, savedAt }: LessonDraft,
): Promise<void> {
  const row = { basedOn, words: JSON.stringify(words), savedAt };
  await tx
    .insertInto('lessonDrafts')
    .values({ lessonId, accountId, ...row })
    .onConflict((conflict) => conflict.columns(['lessonId', 'accountId']).doUpdateSet(row))
    .execute();
}

export async function deleteLessonDraft(
  tx: Tx,
  lessonId: string,
  accountId: string,
): Promise<void> {
  await tx
    .deleteFrom('lessonDrafts')
    .where('lessonId', '=', lessonId)
    .where('accountId', '=', accountId)
    .execute();
}

/** The names of colleagues who typed into a lesson since a time. */
export async function listTypingNow(
  db: Reader,
  lessonId: string,
  { exceptId, since }: { exceptId: string; since: Date },
): Promise<string[]> {
  const rows = await db
    .selectFrom('lessonDrafts as draft')
    .innerJoin('accounts as author', 'author.id', 'draft.accountId')
    .select('author.name')
    .where('draft.lessonId', '=', lessonId)
    .where('draft.accountId', '<>', exceptId)
    .where('draft.savedAt', '>=', since)
    .orderBy('author.name')
    .execute();
  return rows.map(({ name }) => name);
}
