import type { SealedTable } from '../platform/database/sealed-tables.ts';
import { features } from './features.ts';

/** Every table with encrypted columns. */
export const sealedTables: readonly SealedTable[] = features.flatMap(
  (feature) => feature.sealedTables ?? [],
);
