export { isInScope } from './queries/places.ts';
export { maySearch } from './rules/policy.ts';
