import type { SourceName } from '../../payment/index.ts';

const kinds = {
  ORDER: 'orders',
  CHECKOUT: 'checkouts',
  BANK_USE: 'transfers',
  BILL: 'bills',
} as const;

/** Returns the address where an invoice over a payment is asked for. */
export function sourceAddress({ sourceKind, sourceId }: SourceName): string {
  return `/invoices/sources/${kinds[sourceKind]}/${sourceId}`;
}
