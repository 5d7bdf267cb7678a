import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { applyDueChanges } from '../commands/apply-due-changes.ts';

/** Applies changes of titles on their day. */
export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    {
      name: 'titles.apply_due_changes',
      everySeconds: 900,
      alone: true,
      handle: applyDueChanges,
    },
  ],
};
