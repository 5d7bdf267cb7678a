// What only the demo tests use.
export { countWaitingLists } from './queries/lists.ts';
