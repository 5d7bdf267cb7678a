import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { eraseMerged } from '../commands/erase-merged.ts';

/** Erases what logs in to merged accounts once the way back is over. */
export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    { name: 'account_mergers.erase', everySeconds: 3600, alone: true, handle: eraseMerged },
  ],
};
