import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  cellOf,
  type FoundHeading,
  packRow,
  readIdNumber,
  readTable,
  showsLoss,
  type TableRow,
  UnreadableTable,
} from '../../../platform/spreadsheets/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertChunk } from '../queries/chunks.ts';
import { findImportTarget } from '../queries/import-target.ts';
import { insertImport, updateImport, updateReading } from '../queries/imports.ts';
import { listUploaded } from '../rules/events.ts';
import {
  chunkCell,
  chunkSize,
  isExample,
  type ListColumn,
  type ListRow,
  listHeadings,
  mostRows,
} from '../rules/list-import.ts';

/**
 * Stores the rows of a list, encrypted, while they are read, to be checked by a job; returns the import.
 * Throws `roster.unreadable`, `roster.no_headings`, `roster.empty`, `roster.too_long`, and the refusals of
 * `findImportTarget`.
 */
export async function uploadList(
  parts: Parts,
  actor: Officer,
  file: { name: string; path: string; unit: string },
): Promise<string> {
  const target = await findImportTarget(parts.db, actor, file.unit);
  const id = newId();
  await inTransaction(parts.db, async (tx) => {
    const rows = await storeRows(parts, tx, file.path, {
      id,
      uploadedBy: actor.accountId,
      role: actor.role,
      uploaderId: actor.organisationId,
      ...target,
      fileName: file.name,
      uploadedAt: parts.clock.now(),
    });
    const facts = { organisationId: target.organisationId, rows };
    await recordAudit(tx, actor, 'roster.upload_list', { type: 'roster_import', id }, facts);
    await parts.jobs.publish(tx, listUploaded, { importId: id });
  });
  return id;
}

type ListFacts = Omit<Parameters<typeof insertImport>[1], 'headings' | 'places'>;
type Column = ListColumn | 'fault';

/** A list is small enough to be read within this time. */
const limits = { rows: mostRows * 2, milliseconds: 120_000 };

// Inserts the import and its rows, a chunk at a time: memory does not grow with the file.
async function storeRows(parts: Parts, tx: Tx, path: string, facts: ListFacts): Promise<number> {
  const { id } = facts;
  let pending: ListRow[] = [];
  let stored = 0;
  let digitsLost = false;
  const store = async (heading: FoundHeading<Column>) => {
    if (stored === 0) {
      const { texts, places } = heading;
      await insertImport(tx, { ...facts, headings: [...texts], places });
    }
    const no = Math.floor(stored / chunkSize);
    const rowsCipher = parts.cipher.encrypt(JSON.stringify(pending), chunkCell(id, no));
    await insertChunk(tx, id, { no, rowsCipher });
    stored += pending.length;
    pending = [];
  };
  const take = async (row: TableRow, heading: FoundHeading<Column>) => {
    if (isExample(row)) return '示例';
    if (stored + pending.length === mostRows)
      throw new Refusal('roster.too_long', { most: mostRows });
    digitsLost ||= showsLoss(readIdNumber(cellOf(row, heading, 'idNumber')));
    pending.push(packRow(row));
    if (pending.length === chunkSize) await store(heading);
    return undefined;
  };
  const found = await readTable<Column>(path, { headings: listHeadings, limits }, take).catch(
    refuse,
  );
  if (!found) throw new Refusal('roster.no_headings');
  if (pending.length > 0) await store(found.heading);
  if (stored === 0) throw new Refusal('roster.empty');
  await updateImport(tx, id, { rowsTotal: stored, digitsLost });
  await updateReading(tx, id, found.reading);
  return stored;
}

function refuse(error: unknown): never {
  if (error instanceof UnreadableTable)
    throw new Refusal('roster.unreadable', { because: error.message });
  throw error;
}
