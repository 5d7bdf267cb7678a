import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { walkCorrections } from '../commands/walk-corrections.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    {
      name: 'regrade.walk_corrections',
      everySeconds: 2,
      alone: true,
      handle: (parts) => walkCorrections(parts),
    },
  ],
};
