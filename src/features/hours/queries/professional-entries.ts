import type { Reader, Tx } from '../../../platform/database/index.ts';

/** Marks an entry of professional hours as withdrawn; false when it was before. */
export async function markEntryWithdrawn(
  tx: Tx,
  id: string,
  because: string,
  at: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('certificateEntries')
    .set({ withdrawnAt: at, withdrawnBecause: because })
    .where('id', '=', id)
    .where('subject', '=', 'PROFESSIONAL')
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Sums the professional hours a person has for these days. */
export async function sumProfessionalHours(
  db: Reader,
  accountId: string,
  { heldFrom, heldTo }: { heldFrom: string; heldTo: string },
): Promise<number> {
  const rows = await db
    .selectFrom('certificateEntries')
    .select('creditHours')
    .where('accountId', '=', accountId)
    .where('subject', '=', 'PROFESSIONAL')
    .where('withdrawnAt', 'is', null)
    .where('heldFrom', '<=', heldTo)
    .where('heldTo', '>=', heldFrom)
    .execute();
  return rows.reduce((sum, row) => sum + row.creditHours, 0);
}
