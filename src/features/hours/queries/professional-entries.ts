import type { Reader, Tx } from '../../../platform/database/index.ts';

/** Takes an entry of professional hours out; false when it was out before. */
export async function markEntryWithdrawn(
  tx: Tx,
  id: string,
  because: string,
  at: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('certificate_entries')
    .set({ withdrawn_at: at, withdrawn_because: because })
    .where('id', '=', id)
    .where('subject', '=', 'PROFESSIONAL')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Professional hours of these days that count for a person already. */
export async function sumProfessionalHours(
  db: Reader,
  accountId: string,
  { heldFrom, heldTo }: { heldFrom: string; heldTo: string },
): Promise<number> {
  const rows = await db
    .selectFrom('certificate_entries')
    .select('credit_hours')
    .where('account_id', '=', accountId)
    .where('subject', '=', 'PROFESSIONAL')
    .where('withdrawn_at', 'is', null)
    .where('held_from', '<=', heldTo)
    .where('held_to', '>=', heldFrom)
    .execute();
  return rows.reduce((sum, row) => sum + row.credit_hours, 0);
}
