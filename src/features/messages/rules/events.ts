import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** A mail was queued. */
export const mailRequested: DomainEvent<{ mailId: string }> = {
  name: 'messages.mail_requested',
  data: z.object({ mailId: z.string() }),
};
