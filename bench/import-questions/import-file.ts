import {
  importDrafts,
  readQuestionFile,
  updateImport,
} from '../../src/features/question-files/fixtures.ts';
import { inTransaction, openDatabase } from '../../src/platform/database/index.ts';
import type { Parts } from '../../src/platform/parts.ts';
import { localStorage } from '../../src/platform/storage/local.ts';

// Reads and imports one kept file as the jobs do, in a process of its own: its peak of memory is that of the
// import. Sends an `ImportedFile`.

export interface ImportedFile {
  readMs: number;
  importMs: number;
  /** Peak of resident memory of the whole process. */
  peakMb: number;
}

const [url, folder, importId] = process.argv.slice(2) as [string, string, string];
const { db, close } = openDatabase(url, { connections: 4, answerWithinMs: 600_000 });
// What the two commands use of the parts.
const parts = { db, storage: localStorage(folder), clock: { now: () => new Date() } } as Parts;

const begun = performance.now();
await readQuestionFile(parts, importId);
const read = performance.now();
await inTransaction(db, (tx) => updateImport(tx, importId, { state: 'IMPORTING' }));
await importDrafts(parts, importId);
const result: ImportedFile = {
  readMs: read - begun,
  importMs: performance.now() - read,
  peakMb: process.resourceUsage().maxRSS / 1024,
};
await close();
process.send?.(result);
process.disconnect?.();
