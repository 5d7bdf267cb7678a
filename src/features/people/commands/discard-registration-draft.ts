import { hashToken } from '../../../platform/cryptography/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteRegistrationDraft } from '../queries/registration-drafts.ts';

/** Deletes the draft of a browser: registered, or its author wants nothing kept. No audit: nothing was registered. */
export const discardRegistrationDraft = ({ db }: Parts, token: string): Promise<void> =>
  deleteRegistrationDraft(db, hashToken(token));
