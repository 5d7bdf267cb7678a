export { findKeptList } from './queries/kept-lists.ts';
