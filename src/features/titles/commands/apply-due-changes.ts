import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockDueChanges } from '../queries/changes.ts';
import { applyChange } from './apply-change.ts';

/** Applies the changes of titles whose day has come, in the order in which they were decided. */
export async function applyDueChanges(parts: Parts): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const now = parts.clock.now();
    for (const change of await lockDueChanges(tx, dayOf(now))) {
      await applyChange(tx, change, now);
      const { id, kind, titleCode } = change;
      const subject = { type: 'title_change', id };
      await recordAudit(tx, 'SYSTEM', 'titles.apply_change', subject, { kind, title: titleCode });
    }
  });
}
