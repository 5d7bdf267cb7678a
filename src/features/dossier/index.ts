export { maySearch } from './rules/policy.ts';
