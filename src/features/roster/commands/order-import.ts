import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockImport, updateImport } from '../queries/imports.ts';
import { importOrdered } from '../rules/events.ts';

/**
 * Orders the import of a checked list. With faulty rows only `withoutFaulty` imports the valid ones.
 * Throws `roster.import_not_found`, `roster.import_not_ready`, `roster.rows_faulty`,
 * `roster.no_valid_rows`.
 */
export async function orderImport(
  parts: Parts,
  actor: Officer,
  importId: string,
  { withoutFaulty }: { withoutFaulty: boolean },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const list = await lockImport(tx, importId);
    if (!list || list.uploaderId !== actor.organisationId)
      throw new Refusal('roster.import_not_found');
    if (list.state !== 'CHECKED') throw new Refusal('roster.import_not_ready');
    if (list.rowsFaulty > 0 && !withoutFaulty)
      throw new Refusal('roster.rows_faulty', { count: list.rowsFaulty });
    if (list.rowsFaulty === list.rowsTotal) throw new Refusal('roster.no_valid_rows');
    await updateImport(tx, importId, {
      state: 'IMPORTING',
      rowsWritten: 0,
      orderedBy: actor.accountId,
    });
    const facts = { rows: list.rowsTotal - list.rowsFaulty, left: list.rowsFaulty };
    await recordAudit(
      tx,
      actor,
      'roster.order_import',
      { type: 'roster_import', id: importId },
      facts,
    );
    await parts.jobs.publish(tx, importOrdered, { importId });
  });
}
