import { type ListColumn, listHeadings } from '../../src/features/roster/rules/list-import.ts';
import {
  cellOf,
  readDay,
  readIdNumber,
  readTable,
  UnreadableTable,
} from '../../src/platform/spreadsheets/index.ts';

// Reads one file as the import of a list does, in a process of its own: its peak of memory is that of the
// reading. Sends a `FileReading`.

export interface FileReading {
  rows: number;
  milliseconds: number;
  /** Peak of resident memory of the whole process. */
  peakMb: number;
  /** How much of it came with the reading. */
  grownMb: number;
  /** What the person reads when the file is refused. */
  refused: string | null;
}

const peakMb = () => process.resourceUsage().maxRSS / 1024;

async function read(path: string): Promise<{ rows: number; refused: string | null }> {
  let rows = 0;
  try {
    await readTable<ListColumn | 'fault'>(path, { headings: listHeadings }, (row, heading) => {
      const number = readIdNumber(cellOf(row, heading, 'idNumber'));
      const day = readDay(cellOf(row, heading, 'from'));
      if (number && 'text' in number && day && 'day' in day) rows += 1;
      return undefined;
    });
    return { rows, refused: null };
  } catch (error) {
    if (error instanceof UnreadableTable) return { rows, refused: error.message };
    throw error;
  }
}

const [path, small] = process.argv.slice(2) as [string, string];
// The first reading loads and compiles; it belongs to no file.
await read(small);
const before = peakMb();
const begun = performance.now();
const { rows, refused } = await read(path);
const milliseconds = performance.now() - begun;
const peak = peakMb();
const result: FileReading = { rows, milliseconds, peakMb: peak, grownMb: peak - before, refused };
process.send?.(result);
process.disconnect?.();
