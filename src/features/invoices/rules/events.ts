import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** The issuer has to be asked to issue or to reverse an invoice. */
export const invoiceDue: DomainEvent<{ invoiceId: string }> = {
  name: 'invoices.due',
  data: z.object({ invoiceId: z.string() }),
};
