import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

const data = z.object({ importId: z.string() });

/** A list was uploaded and its rows wait to be checked. */
export const listUploaded: DomainEvent<{ importId: string }> = {
  name: 'roster.list_uploaded',
  data,
};

/** The import of a checked list was ordered. */
export const importOrdered: DomainEvent<{ importId: string }> = {
  name: 'roster.import_ordered',
  data,
};
