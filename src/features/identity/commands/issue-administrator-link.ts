import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteUnusedLinks } from '../queries/administrators.ts';
import type { AdministratorRole } from '../rules/administrators.ts';
import { type AdministratorLink, issueLinks, listMissing } from './issue-links.ts';

/**
 * Returns a new link for a role, for the command on the host; null while enough persons have the role. Recorded,
 * and told to all administrators and auditors (`issueLinks`).
 */
export async function issueAdministratorLink(
  parts: Parts,
  role: AdministratorRole,
): Promise<AdministratorLink | null> {
  return inTransaction(parts.db, async (tx) => {
    if (!(await listMissing(parts, tx)).includes(role)) return null;
    await deleteUnusedLinks(tx, role);
    const [link] = await issueLinks(parts, tx, [role]);
    return link ?? null;
  });
}
