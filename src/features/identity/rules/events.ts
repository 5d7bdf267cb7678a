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

/** A code is asked for under a login name, which is sealed; whether it has an account is looked up later. */
export const codeRequested: DomainEvent<{
  sealedName: string;
  purpose: 'PASSWORD_RESET' | 'LOG_IN';
}> = {
  name: 'identity.code_requested',
  data: z.object({ sealedName: z.string(), purpose: z.enum(['PASSWORD_RESET', 'LOG_IN']) }),
};

/** Another person proved that the phone of this account is theirs now. */
export const phoneTakenOver: DomainEvent<{ accountId: string; phoneMasked: string }> = {
  name: 'identity.phone_taken_over',
  data: z.object({ accountId: z.string(), phoneMasked: z.string() }),
};
