import type { Tx } from '../../../platform/database/index.ts';

/** Makes a withdrawn entry count again; null when it counts, or the endorsement has another entry by now. */
export async function markCounting(tx: Tx, id: string): Promise<string | null> {
  const row = await tx
    .updateTable('certificateEntries as entry')
    .set({ withdrawnAt: null, withdrawnBecause: null })
    .where('entry.id', '=', id)
    .where('entry.withdrawnAt', 'is not', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('certificateEntries as other')
            .select('other.id')
            .whereRef('other.endorsementId', '=', 'entry.endorsementId')
            .where('other.withdrawnAt', 'is', null),
        ),
      ),
    )
    .returning('entry.id')
    .executeTakeFirst();
  return row?.id ?? null;
}
