import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { applyDueChanges } from '../commands/apply-due-changes.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    {
      name: 'organisations.apply_due_changes',
      everySeconds: 900,
      alone: true,
      handle: applyDueChanges,
    },
  ],
};
