import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface NewGrant {
  enrolmentId: string;
  because: 'COUNTER' | 'ONLINE' | 'GROUP' | 'FREE';
  orderId: string | null;
  grantedBy: string | null;
  organisationId: string | null;
}

/** Inserts a grant; false when access is already open. */
export async function insertGrant(tx: Tx, grant: NewGrant): Promise<boolean> {
  const result = await tx
    .insertInto('accessGrants')
    .values({
      id: newId(),
      enrolmentId: grant.enrolmentId,
      because: grant.because,
      orderId: grant.orderId,
      grantedBy: grant.grantedBy,
      organisationId: grant.organisationId,
    })
    .onConflict((conflict) =>
      conflict.column('enrolmentId').where('revokedAt', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function revokeGrant(tx: Tx, enrolmentId: string, because: string): Promise<boolean> {
  const result = await tx
    .updateTable('accessGrants')
    .set({ revokedAt: new Date(), revokedBecause: because })
    .where('enrolmentId', '=', enrolmentId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether study, mock exam and exam are open (N10). */
export async function hasAccess(db: Reader, enrolmentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('accessGrants')
    .select('id')
    .where('enrolmentId', '=', enrolmentId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The ids of those enrolments for which study, mock exam and exam are open (N10). */
export async function listIdsWithAccess(
  db: Reader,
  enrolmentIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('accessGrants')
    .select('enrolmentId as id')
    .where('enrolmentId', 'in', enrolmentIds)
    .where('revokedAt', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}
