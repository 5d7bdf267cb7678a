import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

const data = z.object({ importId: z.string() });

/** A file of questions was uploaded and waits to be read. */
export const questionFileTaken: DomainEvent<{ importId: string }> = {
  name: 'question-files.taken',
  data,
};

/** The import of what was read was ordered. */
export const questionImportOrdered: DomainEvent<{ importId: string }> = {
  name: 'question-files.import_ordered',
  data,
};
