import { setImmediate } from 'node:timers/promises';
import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { readRows, UnreadableSheet } from '../../../platform/spreadsheets/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertChunk } from '../queries/chunks.ts';
import { findImportTarget } from '../queries/import-target.ts';
import { insertImport } from '../queries/imports.ts';
import { listUploaded } from '../rules/events.ts';
import {
  chunkSize,
  findHeadings,
  isExample,
  type ListRow,
  mostRows,
} from '../rules/list-import.ts';

/**
 * Stores the rows of a list, encrypted, to be checked by a job; returns the import. Throws
 * `roster.unreadable`, `roster.no_headings`, `roster.empty`, `roster.too_long`, and the refusals of
 * `findImportTarget`.
 */
export async function uploadList(
  parts: Parts,
  actor: Officer,
  file: { name: string; path: string; unit: string },
): Promise<string> {
  const target = await findImportTarget(parts.db, actor, file.unit);
  const list = await readList(file.path);
  const id = newId();
  await inTransaction(parts.db, async (tx) => {
    await insertImport(tx, {
      id,
      uploadedBy: actor.accountId,
      role: actor.role,
      uploaderId: actor.organisationId,
      ...target,
      fileName: file.name,
      headings: list.headings,
      places: list.places,
      rowsTotal: list.rows.length,
      uploadedAt: parts.clock.now(),
    });
    for (let no = 0; no * chunkSize < list.rows.length; no += 1) {
      const rows = list.rows.slice(no * chunkSize, (no + 1) * chunkSize);
      const rowsCipher = parts.cipher.encrypt(JSON.stringify(rows));
      await insertChunk(tx, id, { no, rowsCipher });
    }
    const facts = { organisationId: target.organisationId, rows: list.rows.length };
    await recordAudit(tx, actor, 'roster.upload_list', { type: 'roster_import', id }, facts);
    await parts.jobs.publish(tx, listUploaded, { importId: id });
  });
  return id;
}

async function readList(path: string) {
  const rows: ListRow[] = [];
  try {
    for await (const row of readRows(path)) {
      rows.push(row);
      // Rows of a csv file come without a pause: let other requests run.
      if (rows.length % 500 === 0) await setImmediate();
      if (rows.length > mostRows + 1) throw new Refusal('roster.too_long', { most: mostRows });
    }
  } catch (error) {
    if (error instanceof UnreadableSheet) throw new Refusal('roster.unreadable');
    throw error;
  }
  const heading = findHeadings(rows);
  if (!heading) throw new Refusal('roster.no_headings');
  const people = rows.filter((one) => one.row > heading.row && !isExample(one));
  if (people.length === 0) throw new Refusal('roster.empty');
  return { headings: heading.headings, places: heading.places, rows: people };
}
