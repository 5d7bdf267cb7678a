/** The order of the lines of the study ledger. */
export const ledgerOrders = ['newest', 'oldest'] as const;
export type LedgerOrder = (typeof ledgerOrders)[number];
