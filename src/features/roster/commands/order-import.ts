import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  type DoubtfulCandidate,
  deleteCandidateRows,
  listDoubtful,
} from '../queries/doubtful-candidates.ts';
import { insertFaults, lockImport, updateImport } from '../queries/imports.ts';
import { headingOf } from '../rules/check-row.ts';
import { importOrdered } from '../rules/events.ts';
import type { ListImport } from '../rules/list-import.ts';
import { closeCheck } from './check-list.ts';

/**
 * Orders the import of a checked list. With faulty rows only `withoutFaulty` imports the valid ones. A row
 * whose number may have been rounded comes in only when it is `confirmed` (lesson 15).
 * Throws `roster.import_not_found`, `roster.import_not_ready`, `roster.rows_faulty`,
 * `roster.rows_doubtful`, `roster.no_valid_rows`.
 */
export async function orderImport(
  parts: Parts,
  actor: Officer,
  importId: string,
  { withoutFaulty, confirmed }: { withoutFaulty: boolean; confirmed: readonly number[] },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const found = await lockImport(tx, importId);
    if (!found || found.uploaderId !== actor.organisationId)
      throw new Refusal('roster.import_not_found');
    if (found.state !== 'CHECKED') throw new Refusal('roster.import_not_ready');
    if (found.rowsFaulty > 0 && !withoutFaulty)
      throw new Refusal('roster.rows_faulty', { count: found.rowsFaulty });
    const doubtful = await listDoubtful(tx, importId, found.doubtfulRows);
    const left = doubtful.filter(({ rowNo }) => !confirmed.includes(rowNo));
    if (left.length > 0 && !withoutFaulty)
      throw new Refusal('roster.rows_doubtful', { count: left.length });
    const list = left.length === 0 ? found : await leaveOut(parts, tx, found, left);
    if (list.rowsFaulty === list.rowsTotal) throw new Refusal('roster.no_valid_rows');
    await updateImport(tx, importId, {
      state: 'IMPORTING',
      rowsWritten: 0,
      orderedBy: actor.accountId,
    });
    const facts = {
      rows: list.rowsTotal - list.rowsFaulty,
      left: list.rowsFaulty,
      confirmed: doubtful.length - left.length,
    };
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

/** Makes the rows that were not confirmed faulty: they are not imported, and can be corrected. */
async function leaveOut(
  parts: Parts,
  tx: Tx,
  list: ListImport,
  doubtful: readonly DoubtfulCandidate[],
): Promise<ListImport> {
  const rows = doubtful.map(({ rowNo }) => rowNo);
  const heading = headingOf(list, 'idNumber');
  const message = '号码以 000 结尾，没有确认。请对照证件核对，把这一列设为“文本”后重新填写。';
  await deleteCandidateRows(tx, list.id, rows);
  await insertFaults(
    tx,
    list.id,
    rows.map((row) => ({ row, heading, message })),
  );
  await closeCheck(parts, tx, list.id);
  return (await lockImport(tx, list.id)) ?? list;
}
