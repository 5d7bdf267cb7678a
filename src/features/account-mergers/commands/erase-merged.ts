import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { closeAccount } from '../../identity/index.ts';
import { forgetPerson } from '../../messages/index.ts';
import { listToErase, markErased } from '../queries/mergers.ts';

/** Erases phone and log-in of accounts whose merger can no longer be taken back (E29). */
export async function eraseMerged(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  for (const { id, fromId } of await listToErase(parts.db, now))
    await inTransaction(parts.db, async (tx) => {
      if (!(await markErased(tx, id, now))) return;
      await closeAccount(tx, fromId, now);
      await forgetPerson(tx, fromId);
      await recordAudit(tx, 'SYSTEM', 'account_mergers.erase', { type: 'account', id: fromId });
    });
}
