import { international } from './international.ts';
import { sm } from './sm.ts';
import type { Suite, SuiteName } from './suite.ts';

export type { Sealer, Suite, SuiteName } from './suite.ts';

export const suites: Record<SuiteName, Suite> = { INTERNATIONAL: international, SM: sm };

/** The suite whose letter a ciphertext carries. */
export function suiteOf(letter: string): Suite {
  const suite = Object.values(suites).find((one) => one.letter === letter);
  if (!suite) throw new Error(`no suite ${letter}`);
  return suite;
}
