import type { Contributions } from '../../../platform/feature.ts';
import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { applyDueChanges } from '../commands/apply-due-changes.ts';

/** Applies changes of organisations on their day. */
export const jobs = ({ organisationFollowers }: Contributions): FeatureJobs<Parts> => ({
  recurrences: [
    {
      name: 'organisations.apply_due_changes',
      everySeconds: 900,
      alone: true,
      handle: (parts) => applyDueChanges(parts, organisationFollowers),
    },
  ],
});
