import { dayOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Follower } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockDueChanges, markChange, updateOrganisation } from '../queries/changes.ts';
import { handOver } from './hand-over.ts';

/** Applies the changes of organisations whose day has come, in the order in which they were decided. */
export async function applyDueChanges(parts: Parts, followers: readonly Follower[]): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const now = parts.clock.now();
    for (const change of await lockDueChanges(tx, dayOf(now))) {
      const { id, organisationId, kind, patch } = change;
      await updateOrganisation(tx, organisationId, patch);
      await markChange(tx, id, { appliedAt: now });
      await handOver(parts, tx, followers, change);
      const subject = { type: 'organisation', id: organisationId };
      await recordAudit(tx, 'SYSTEM', 'organisations.apply_change', subject, { kind, change: id });
    }
  });
}
