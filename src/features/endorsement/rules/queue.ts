import type { EndorsementState } from './endorsement.ts';

/** What narrows the queue; '' for all. */
export interface QueueFilter {
  state: EndorsementState;
  topic: string;
  /** A whole ID number or phone. */
  who: string;
  /** The endorsing body. */
  body: string;
  rule: string;
}

/** The columns by which the queue is sorted. */
export const queueOrders = [
  'at',
  'name',
  'employer',
  'slip',
  'year',
  'score',
  'body',
  'rule',
] as const;

/** The order of a queue: pending ones oldest first, decided ones newest first. */
export const orderOf = (state: EndorsementState, sort: string | undefined): string =>
  sort ?? (state === 'PENDING' ? 'at' : '-at');
