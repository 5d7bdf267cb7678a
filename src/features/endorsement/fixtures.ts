// What only tests use.
export { countByState } from './queries/endorsements.ts';
