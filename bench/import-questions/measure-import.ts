import { fork } from 'node:child_process';
import { createReadStream, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { countItems, insertImport } from '../../src/features/question-files/fixtures.ts';
import { newId } from '../../src/kernel/ids.ts';
import { inTransaction } from '../../src/platform/database/index.ts';
import { localStorage } from '../../src/platform/storage/local.ts';
import { lessonId } from './bank.ts';
import type { ImportedFile } from './import-file.ts';
import type { Bank } from './with-bank.ts';
import { type MeasuredFormat, writeFile } from './write-file.ts';

export interface MeasuredImport extends ImportedFile {
  format: MeasuredFormat;
  items: number;
  megabytes: number;
  drafted: number;
}

let seed = 100;

/** Imports a file of so many new questions into the bank, in a process of its own. */
export async function measureImport(
  { db, url, folder, place }: Bank,
  format: MeasuredFormat,
  items: number,
): Promise<MeasuredImport> {
  const path = join(folder, `questions.${format}`);
  const stored = join(folder, 'storage');
  mkdirSync(stored, { recursive: true });
  await writeFile(path, format, { count: items, seed: seed++ });
  const id = newId();
  const fileKey = `question-imports/${id}`;
  await localStorage(stored).put(fileKey, createReadStream(path));
  await inTransaction(db, (tx) =>
    insertImport(tx, {
      ...{ id, fileKey, fileName: `题.${format}`, topicId: place.topicId, lessonId },
      ...{ format: format === 'xlsx' ? 'SHEET' : 'QTI', usage: 'BOTH' },
      ...{ createdBy: place.authorId, createdAt: new Date() },
    }),
  );
  const imported = await importApart(url, stored, id);
  const { all, drafted } = await countItems(db, id);
  if (all !== items) throw new Error(`${format}: ${all} of ${items}`);
  return { ...imported, format, items, drafted, megabytes: statSync(path).size / 1e6 };
}

function importApart(...args: string[]): Promise<ImportedFile> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./import-file.ts', import.meta.url), args);
    child.once('message', (imported) => resolve(imported as ImportedFile));
    child.once('exit', (code) => reject(new Error(`importing ended with ${code}`)));
    child.once('error', reject);
  });
}
