import { z } from 'zod';
import type { DomainEvent } from '../../platform/jobs/index.ts';

/** A learner's name or number was corrected after proof: what carries the old one must be reissued (Q7). */
export const nameCorrected: DomainEvent<{ accountId: string }> = {
  name: 'accounts.name_corrected',
  data: z.object({ accountId: z.string() }),
};

/** A text message waits in sms_messages to be handed to the provider. */
export const textRequested: DomainEvent<{ messageId: string }> = {
  name: 'accounts.text_requested',
  data: z.object({ messageId: z.string() }),
};
