import type { Tx } from '../../../platform/database/index.ts';

/** Makes a withdrawn entry count again; null when it does, or when the endorsement has another by now. */
export async function markCounting(tx: Tx, id: string): Promise<string | null> {
  const row = await tx
    .updateTable('certificate_entries as entry')
    .set({ withdrawn_at: null, withdrawn_because: null })
    .where('entry.id', '=', id)
    .where('entry.withdrawn_at', 'is not', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('certificate_entries as other')
            .select('other.id')
            .whereRef('other.endorsement_id', '=', 'entry.endorsement_id')
            .where('other.withdrawn_at', 'is', null),
        ),
      ),
    )
    .returning('entry.id')
    .executeTakeFirst();
  return row?.id ?? null;
}
