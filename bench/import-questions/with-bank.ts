import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.ts';
import { type Db, openDatabase } from '../../src/platform/database/index.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { fillBank, insertPlace, questionMaker } from './bank.ts';

/** A bank with its database, and a folder for what is thrown away. */
export interface Bank {
  db: Db;
  url: string;
  folder: string;
  place: { topicId: string; authorId: string };
}

/** Fills a bank with this many questions, and gives it to what is measured. */
export async function withBank<T>(
  count: number,
  say: (line: string) => void,
  measure: (bank: Bank) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'jixue-bench-questions-'));
  const dataDir = join(folder, 'database');
  const postgres = await startEmbeddedPostgres({ dataDir, log: say, throwAway: true });
  const url = postgres.connectionString;
  await migrate(url);
  const { db, close } = openDatabase(url, { connections: 4, answerWithinMs: 600_000 });
  try {
    const place = await insertPlace(db);
    say(`正在写入 ${count} 道题……`);
    await fillBank(db, place, { count, make: questionMaker(1) });
    await sql`vacuum analyze question_texts`.execute(db);
    return await measure({ db, url, folder, place });
  } finally {
    await close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
