import { newToken } from '../../../platform/cryptography/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { hasAnyOfficer } from '../queries/roles.ts';
import { issueCode } from './issue-code.ts';

/**
 * Returns the one-time URL at which the first administrator of an empty installation creates an
 * account within a week; earlier links are void. Null when there are officers.
 */
export async function createFirstAdministratorLink(parts: Parts): Promise<string | null> {
  return inTransaction(parts.db, async (tx) => {
    if (await hasAnyOfficer(tx)) return null;
    // Upper case, as codes are compared without regard to case.
    const code = newToken().replace(/[-_]/g, '').toUpperCase();
    await issueCode(parts, tx, { accountId: null, purpose: 'FIRST_ADMIN', code, issuedBy: null });
    const subject = { type: 'installation', id: 'first-administrator' };
    await recordAudit(tx, 'SYSTEM', 'identity.issue_first_administrator_link', subject);
    return `${parts.publicUrl()}/first-administrator?code=${code}`;
  });
}
