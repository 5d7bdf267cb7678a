import type { Role } from '../../../kernel/actor.ts';
import type { Parts } from '../../../platform/parts.ts';
import { writeRows } from '../../../platform/spreadsheets/index.ts';
import { type ExportLine, exportColumns } from '../documents/export-sheet.ts';
import { batchesOf, findExport, updateExport } from '../queries/exports.ts';
import { type Export, exportNames } from '../rules/export.ts';
import { figureScopeOf, isMasked } from '../rules/policy.ts';

const batchSize = 5000;

/** Thrown through the stream to stop the writer of a file nobody waits for. */
class Cancelled extends Error {}

/**
 * Writes an ordered file batch by batch into the storage, tells how far it is, and stops when it was
 * cancelled. Run again after a crash it begins anew. No audit: the order was recorded.
 */
export async function writeExport(parts: Parts, id: string): Promise<void> {
  const order = await findExport(parts.db, id);
  if (!order || !(await updateExport(parts.db, id, { state: 'RUNNING', rowsDone: 0 }))) return;
  const key = `statistics/${id}.${order.format}`;
  try {
    const columns = exportColumns(order.kind, isMasked(order.role));
    const sheet = { columns, rows: linesOf(parts, order) };
    await parts.storage.put(key, writeRows(order.format, `${order.year}年`, sheet));
    await updateExport(parts.db, id, {
      state: 'DONE',
      storageKey: key,
      bytes: (await parts.storage.size(key)) ?? 0,
      finishedAt: parts.clock.now(),
    });
  } catch (error) {
    if (error instanceof Cancelled || (await findExport(parts.db, id))?.state === 'CANCELLED')
      return;
    parts.log.error({ error, export: id }, `export failed: ${exportNames[order.kind]}`);
    await updateExport(parts.db, id, { state: 'FAILED', finishedAt: parts.clock.now() });
  }
}

async function* linesOf(parts: Parts, order: Export): AsyncIterable<ExportLine> {
  const scope = figureScopeOf({ ...order, role: order.role as Role });
  const batch = batchesOf(order.kind, scope, order.year);
  let done = 0;
  for (let after: string[] = []; ; ) {
    const lines = await batch(parts.db, after, batchSize);
    for (const { line } of lines) yield line;
    done += lines.length;
    if (!(await updateExport(parts.db, order.id, { rowsDone: done }))) throw new Cancelled();
    if (lines.length < batchSize) return;
    after = lines.at(-1)?.key ?? [];
  }
}
