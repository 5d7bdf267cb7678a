import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { closeAccount, listRolesOf } from '../../identity/index.ts';
import { forgetPerson } from '../../messages/index.ts';
import { endClosure, listDueClosures, sitsExam } from '../queries/closures.ts';

/**
 * Closes the accounts whose owners did not take it back: erases contacts and log-in (E29). One who got a role or
 * began an exam meanwhile waits.
 */
export async function closeDueAccounts(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  for (const { accountId } of await listDueClosures(parts.db, now))
    await inTransaction(parts.db, async (tx) => {
      if ((await listRolesOf(tx, accountId)).length > 0 || (await sitsExam(tx, accountId))) return;
      if (!(await endClosure(tx, accountId, 'DONE', now))) return;
      await closeAccount(tx, accountId, now);
      await forgetPerson(tx, accountId);
      await recordAudit(tx, 'SYSTEM', 'privacy.close_account', { type: 'account', id: accountId });
    });
}
