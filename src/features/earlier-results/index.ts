export { listEarlierResults } from './queries/earlier-results.ts';
export type { EarlierResult } from './rules/earlier-result.ts';
