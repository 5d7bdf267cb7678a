import type { Reader, Tx } from '../../../platform/database/index.ts';

/** A draft that was thrown away. */
export interface DiscardedDraft {
  id: string;
  year: number;
  title: string;
  discardedAt: Date;
}

/** The drafts that were thrown away, the latest first. */
export async function listDiscarded(db: Reader): Promise<DiscardedDraft[]> {
  return db
    .selectFrom('annualTopics')
    .select(['id', 'year', 'title', 'discardedAt'])
    .where('discardedAt', 'is not', null)
    .orderBy('discardedAt', 'desc')
    .$castTo<DiscardedDraft>()
    .execute();
}

/** Throws a draft away, or takes it back with null; false where there is none to take back. */
export async function updateDiscarded(tx: Tx, id: string, at: Date | null): Promise<boolean> {
  const result = await tx
    .updateTable('annualTopics')
    .set({ discardedAt: at })
    .where('id', '=', id)
    .where('state', '=', 'DRAFT')
    .where('discardedAt', at ? 'is' : 'is not', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
