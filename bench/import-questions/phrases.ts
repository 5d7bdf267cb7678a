import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Phrases of the shipped courses, of which the questions of the bench are put together. */
export function readPhrases(): string[] {
  const texts = readdirSync('content', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => textsOf(join('content', name, 'questions')));
  const phrases = texts
    .flatMap((text) => text.split(/[，。；：、“”《》（）？\s]+/))
    .filter((phrase) => phrase.length >= 4 && phrase.length <= 24);
  return [...new Set(phrases)];
}

function textsOf(folder: string): string[] {
  return readdirSync(folder).flatMap((file) =>
    stringsIn(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** The same numbers for the same seed, 0 to below 1. */
export function seededNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
