import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { lapseProposals } from '../commands/lapse-proposals.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    { name: 'proposals.lapse', everySeconds: 3600, alone: true, handle: lapseProposals },
  ],
};
