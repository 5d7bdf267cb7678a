import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { hasNightlyRuns, insertRuns } from '../queries/runs.ts';
import { ruleCodes } from '../rules/findings/index.ts';

const nightlyFrom = '02:00';

/** Queues a run of every rule once a calendar day, after two in the morning. No audit: each run records itself. */
export async function orderNightlyRuns(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const night = dayOf(now);
  if (now < instantOf(night, nightlyFrom) || (await hasNightlyRuns(parts.db, night))) return;
  await inTransaction(parts.db, (tx) => insertRuns(tx, ruleCodes, { night, by: null, at: now }));
}
