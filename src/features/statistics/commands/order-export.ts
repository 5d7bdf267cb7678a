import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertExport } from '../queries/exports.ts';
import { listYears } from '../queries/figures.ts';
import { exportOrdered } from '../rules/events.ts';
import type { ExportKind } from '../rules/export.ts';
import { figureScopeOf, isMasked } from '../rules/policy.ts';

/**
 * Orders a file; it is written in the background. Names of people go only to who may see them.
 * Returns the id of the export.
 */
export async function orderExport(
  parts: Parts,
  actor: Officer,
  order: { kind: ExportKind; format: 'xlsx' | 'csv'; year: number },
): Promise<string> {
  if (order.kind === 'PEOPLE' && isMasked(actor.role)) throw new Refusal('statistics.no_people');
  const id = newId();
  await inTransaction(parts.db, async (tx) => {
    const years = await listYears(tx, figureScopeOf(actor), {});
    const people = years.find(({ year }) => year === order.year)?.people ?? 0;
    await insertExport(tx, {
      id,
      accountId: actor.accountId,
      role: actor.role,
      organisationId: actor.organisationId,
      jurisdictionId: actor.jurisdictionId,
      ...order,
      rowsExpected: order.kind === 'PEOPLE' ? people : 0,
    });
    await recordAudit(
      tx,
      actor,
      'statistics.order_export',
      { type: 'statistics_export', id },
      { ...order },
    );
    await parts.jobs.publish(tx, exportOrdered, { exportId: id });
  });
  return id;
}
