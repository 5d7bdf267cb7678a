import type { Contributions } from '../../../platform/feature.ts';
import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { applyDueChanges } from '../commands/apply-due-changes.ts';

/** Applies changes on their day. */
export const jobs = (contributed: Contributions): FeatureJobs<Parts> => ({
  recurrences: [
    {
      name: 'jurisdictions.apply_due_changes',
      everySeconds: 900,
      alone: true,
      handle: (parts) => applyDueChanges(parts, contributed),
    },
  ],
});
