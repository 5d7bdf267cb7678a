import { inTransaction } from '../../../platform/database/index.ts';
import {
  findInstallationFlag,
  setInstallationFlag,
} from '../../../platform/database/installation-flags.ts';
import type { Parts } from '../../../platform/parts.ts';
import { deleteUnusedLinks } from '../queries/administrators.ts';
import type { AdministratorRole } from '../rules/administrators.ts';
import { type AdministratorLink, issueLinks, listMissing } from './issue-links.ts';

const setUp = 'administrators';

/**
 * Returns the one-time links of an installation that is being set up: two system administrators, a security
 * administrator and an auditor, as far as they are missing; earlier links are void. None once all were there:
 * then `missing` names what is lacking, for the command on the host.
 */
export async function issueInitialLinks(
  parts: Parts,
): Promise<{ links: AdministratorLink[]; missing: AdministratorRole[] }> {
  const done = await findInstallationFlag(parts.db, setUp);
  const { links, missing } = await inTransaction(parts.db, async (tx) => {
    const lacking = await listMissing(parts, tx);
    if (done) return { links: [], missing: lacking };
    await deleteUnusedLinks(tx);
    return { links: await issueLinks(parts, tx, lacking), missing: [] };
  });
  if (!done && links.length === 0) await setInstallationFlag(parts.db, setUp, {});
  return { links, missing };
}
