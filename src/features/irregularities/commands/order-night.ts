import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertRuns, isNightOrdered } from '../queries/runs.ts';
import { codes, nightlyFrom } from './run-rule.ts';

/** Queues every rule once a calendar day, after two in the morning. */
export async function orderNight(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const night = dayOf(now);
  if (now < instantOf(night, nightlyFrom) || (await isNightOrdered(parts.db, night))) return;
  await inTransaction(parts.db, (tx) => insertRuns(tx, codes, { night, by: null, at: now }));
}
