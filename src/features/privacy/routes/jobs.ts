import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { closeDueAccounts } from '../commands/close-due-accounts.ts';
import { deleteByTerms } from '../commands/delete-by-terms.ts';
import { listRuns } from '../queries/retention.ts';

const fromHour = 3;

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    { name: 'privacy.close_accounts', everySeconds: 900, alone: true, handle: closeDueAccounts },
    { name: 'privacy.delete_by_terms', everySeconds: 900, alone: true, handle: onceANight },
  ],
};

async function onceANight(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const due = new Date(instantOf(dayOf(now)).getTime() + fromHour * 3_600_000);
  const [last] = await listRuns(parts.db, 1);
  if (now < due || (last && last.ranAt >= due)) return;
  await deleteByTerms(parts);
}
