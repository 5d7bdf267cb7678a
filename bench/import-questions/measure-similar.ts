import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import {
  createSimilarFinder,
  type DraftToCreate,
  searchedText,
} from '../../src/features/question-bank/index.ts';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.ts';
import { type Db, openDatabase } from '../../src/platform/database/index.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { fillBank, insertPlace, questionMaker } from './bank.ts';

export interface SimilarResult {
  questions: number;
  medianMs: number;
  p95Ms: number;
  maxMs: number;
  /** Share of the planted duplicates that were found. */
  found: number;
}

const probes = 200;

/** Fills a bank and looks for questions like its own, slightly reworded, and like new ones. */
export async function measureSimilar(
  count: number,
  say: (line: string) => void,
): Promise<SimilarResult> {
  const folder = mkdtempSync(join(tmpdir(), 'jixue-bench-questions-'));
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: say, throwAway: true });
  await migrate(postgres.connectionString);
  const { db, close } = openDatabase(postgres.connectionString, {
    connections: 4,
    answerWithinMs: 600_000,
  });
  try {
    const place = await insertPlace(db);
    say(`正在写入 ${count} 道题……`);
    await fillBank(db, place, { count, make: questionMaker(1) });
    await sql`vacuum analyze question_texts`.execute(db);
    return { questions: count, ...(await search(db)) };
  } finally {
    await close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function search(db: Db): Promise<Omit<SimilarResult, 'questions'>> {
  const find = createSimilarFinder(db);
  const again = questionMaker(1);
  const fresh = questionMaker(2);
  const times: number[] = [];
  let found = 0;
  await find({ words: searchedText(fresh()) });
  for (let probe = 0; probe < probes; probe += 1) {
    const start = performance.now();
    const near = await find({ words: searchedText(reworded(again())) });
    times.push(performance.now() - start);
    if (near.length > 0) found += 1;
    const second = performance.now();
    await find({ words: searchedText(fresh()) });
    times.push(performance.now() - second);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number);
  return { medianMs: at(0.5), p95Ms: at(0.95), maxMs: at(1), found: found / probes };
}

/** The same question with other first and last words. */
const reworded = (draft: DraftToCreate): DraftToCreate => ({
  ...draft,
  stem: `请问${draft.stem.slice(2)}哪一项？`,
});
