import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getDecision, lockDueChanges } from '../queries/changes.ts';
import type { Followers } from '../queries/preview.ts';
import { applyChange } from './apply-change.ts';

/** Applies the changes of districts whose day has come, in the order in which they were decided. */
export async function applyDueChanges(parts: Parts, followers: Followers): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const now = parts.clock.now();
    for (const change of await lockDueChanges(tx, dayOf(now))) {
      const { confirmedBy } = await getDecision(tx, change.id);
      await applyChange(tx, followers, change, { decidedBy: confirmedBy, at: now });
      const { id, jurisdictionId, kind } = change;
      const subject = { type: 'jurisdiction', id: jurisdictionId };
      await recordAudit(tx, 'SYSTEM', 'jurisdictions.apply_change', subject, { kind, change: id });
    }
  });
}
