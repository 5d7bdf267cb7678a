import { createHash } from 'node:crypto';

/** `bin/check --full`: everything, not a sample. */
export const takesAll = process.env.JIXUE_FULL === 'on';

/** `npm test` prints it; SAMPLE_SEED sets another. */
const seed = Number(process.env.SAMPLE_SEED ?? 1);

/**
 * How many runs a property test makes: always the same few in `npm test`, and twenty-five times as many
 * new ones in `bin/check --full`. For `fc.assert`.
 */
export function sampleOf(numRuns: number): { numRuns: number; seed?: number } {
  return takesAll ? { numRuns: numRuns * 25 } : { numRuns, seed };
}

/** Whether one of many, by its name, is in the sample: about one in so many. */
export function isInSample(name: string, oneIn: number): boolean {
  const hash = createHash('sha256').update(`${seed} ${name}`).digest();
  return takesAll || hash.readUInt32BE() % oneIn === 0;
}
