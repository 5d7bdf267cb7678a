import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BombName, bombs, writeBomb } from './bombs.ts';
import { writeList } from './files.ts';
import type { FileReading } from './read-file.ts';

export interface MeasuredFile extends FileReading {
  name: string;
  megabytes: number;
}

export interface ImportRun {
  fields: { rows_per_s: number; rss_mb: number; bomb_ms: number; bomb_rss_mb: number };
  lists: MeasuredFile[];
  bombs: MeasuredFile[];
}

/** Reads lists of 100,000 and of `most` people and every bomb, each in a process of its own. */
export async function measureImport(most: number, say: (line: string) => void): Promise<ImportRun> {
  const folder = mkdtempSync(join(tmpdir(), 'jixue-bench-import-'));
  const small = join(folder, 'small.xlsx');
  const measure = async (name: string, path: string): Promise<MeasuredFile> => {
    say(`读取 ${name}……`);
    const read = await readApart(path, small);
    return { name, megabytes: statSync(path).size / 1e6, ...read };
  };
  try {
    await writeList(small, 'xlsx', 100);
    const lists: MeasuredFile[] = [];
    for (const rows of [...new Set([Math.min(100_000, most), most])])
      for (const format of ['xlsx', 'csv'] as const) {
        const path = join(folder, `list.${format}`);
        say(`写 ${rows} 行的 ${format}……`);
        await writeList(path, format, rows);
        const list = await measure(`${rows} 行 ${format}`, path);
        if (list.rows !== rows) throw new Error(`${list.name}: ${list.rows} ${list.refused}`);
        lists.push(list);
      }
    const exploded: MeasuredFile[] = [];
    for (const name of Object.keys(bombs) as BombName[]) {
      const path = join(folder, 'bomb.xlsx');
      writeBomb(path, name);
      exploded.push(await measure(`bomb: ${name}`, path));
    }
    return { fields: fieldsOf(lists, exploded), lists, bombs: exploded };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The slowest and the greediest count. */
const fieldsOf = (lists: readonly MeasuredFile[], exploded: readonly MeasuredFile[]) => ({
  rows_per_s: Math.round(
    Math.min(...lists.map(({ rows, milliseconds }) => (rows * 1000) / milliseconds)),
  ),
  rss_mb: Math.round(Math.max(...lists.map(({ peakMb }) => peakMb))),
  bomb_ms: Math.round(Math.max(...exploded.map(({ milliseconds }) => milliseconds))),
  bomb_rss_mb: Math.round(Math.max(...exploded.map(({ grownMb }) => grownMb))),
});

function readApart(path: string, small: string): Promise<FileReading> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./read-file.ts', import.meta.url), [path, small]);
    child.once('message', (read) => resolve(read as FileReading));
    child.once('exit', (code) => reject(new Error(`reading ended with ${code}`)));
    child.once('error', reject);
  });
}
