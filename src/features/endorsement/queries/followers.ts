import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { EndorserRule } from '../../organisations/index.ts';

/** Lists the requests that wait for a body. */
export async function listPendingOf(db: Reader, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('endorsements')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'PENDING')
    .execute();
  return rows.map(({ id }) => id);
}

/** Sends requests that wait for a body to another; returns their slips. */
export async function sendToBody(
  tx: Tx,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<{ slipId: string; rule: EndorserRule }[]> {
  return tx
    .updateTable('endorsements')
    .set({ organisationId: to })
    .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
    .where('organisationId', '=', from)
    .where('state', '=', 'PENDING')
    .returning(['slipId', 'rule'])
    .execute();
}
