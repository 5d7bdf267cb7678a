import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

/** A text message waits in sms_messages to be handed to the provider. */
export const textRequested: DomainEvent<{ messageId: string }> = {
  name: 'identity.text_requested',
  data: z.object({ messageId: z.string() }),
};

/** A person consented to the privacy notice when they first set a password (E28). */
export const privacyConsented: DomainEvent<{ accountId: string; version: string; at: string }> = {
  name: 'identity.privacy_consented',
  data: z.object({ accountId: z.string(), version: z.string(), at: z.string() }),
};
