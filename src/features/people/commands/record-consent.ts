import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { updateConsent } from '../queries/learners.ts';

export interface Consent {
  accountId: string;
  version: string;
  at: string;
}

/**
 * Stores the consent given at the first use of an account (E28). No audit: identity recorded it
 * together with the password.
 */
export async function recordConsent(
  parts: Parts,
  { accountId, version, at }: Consent,
): Promise<void> {
  await inTransaction(parts.db, (tx) =>
    updateConsent(tx, accountId, { version, at: new Date(at) }),
  );
}
