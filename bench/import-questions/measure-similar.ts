import {
  createSimilarFinder,
  type DraftToCreate,
  searchedText,
} from '../../src/features/question-bank/index.ts';
import { questionMaker } from './bank.ts';
import type { Bank } from './with-bank.ts';

export interface SimilarResult {
  medianMs: number;
  p95Ms: number;
  maxMs: number;
  /** Share of the planted duplicates that were found. */
  found: number;
}

const probes = 200;

/** Looks for questions like those of the bank, slightly reworded, and like new ones. */
export async function measureSimilar({ db }: Bank): Promise<SimilarResult> {
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
