import type { Reader } from '../../../platform/database/index.ts';

/** Whether an account is a learner's. */
export async function isLearner(db: Reader, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('learners')
    .select('accountId')
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the account is a learner's who has not consented to the privacy notice; officers need not. */
export async function lacksConsent(db: Reader, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('learners')
    .select('accountId')
    .where('accountId', '=', accountId)
    .where('privacyVersion', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
