import { bankOperations } from './bank-operations.ts';
import { billOperations } from './bill-operations.ts';
import { feeOperations } from './fee-operations.ts';
import { refundOperations } from './refund-operations.ts';
import type { World } from './world.ts';

/** A step of a random sequence; it does nothing where it finds nothing to work on. */
export type Operation = readonly [name: string, operate: (world: World) => Promise<void>];

/** Everything that moves money. */
export const operations: readonly Operation[] = [
  ...feeOperations,
  ...bankOperations,
  ...refundOperations,
  ...billOperations,
];
