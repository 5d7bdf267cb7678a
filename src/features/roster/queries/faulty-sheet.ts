import type { Parts } from '../../../platform/parts.ts';
import { columnsByPlace, type Sheet } from '../../../platform/spreadsheets/index.ts';
import { chunkCell, faultHeading, type ListImport, type ListRow } from '../rules/list-import.ts';
import { findChunk } from './chunks.ts';
import { listFaults } from './imports.ts';

const none = -1;

/** Returns the faulty rows as typed, with a column of faults, to be corrected and uploaded again. */
export function faultySheet(
  { db, cipher }: Pick<Parts, 'db' | 'cipher'>,
  { id, headings }: ListImport,
): Sheet<readonly string[]> {
  // A corrected file has the column already.
  const place = headings.indexOf(faultHeading);
  async function* rows(): AsyncGenerator<readonly string[]> {
    for (let no = 0; ; no += 1) {
      const chunk = await findChunk(db, id, no);
      if (!chunk) return;
      const typed = JSON.parse(cipher.decrypt(chunk.rowsCipher, chunkCell(id, no))) as ListRow[];
      const slice = { first: typed[0]?.row ?? 0, last: typed.at(-1)?.row ?? 0, limit: 100_000 };
      const messages = new Map<number, string[]>();
      for (const { row, heading, message } of await listFaults(db, id, slice))
        messages.set(row, [...(messages.get(row) ?? []), `${heading}：${message}`]);
      for (const { row, cells } of typed) {
        const message = messages.get(row)?.join(' ');
        if (message)
          yield [
            ...headings.map((_, at) => (at === place ? message : (cells[at] ?? ''))),
            ...(place === none ? [message] : []),
          ];
      }
    }
  }
  const all = place === none ? [...headings, faultHeading] : headings;
  return {
    columns: columnsByPlace(
      all.map((label) => ({ label, width: label === faultHeading ? 60 : 20 })),
    ),
    rows: rows(),
    asText: true,
  };
}
