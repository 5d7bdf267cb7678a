/**
 * How many runs a property test makes: always the same few in `npm test`, and twenty-five times as many
 * new ones in `bin/check --full`. For `fc.assert`.
 */
export function sampleOf(numRuns: number): { numRuns: number; seed?: number } {
  return process.env.JIXUE_FULL === 'on' ? { numRuns: numRuns * 25 } : { numRuns, seed: 1 };
}
