import { type FeatureJobs, subscription } from '../../platform/jobs/index.ts';
import type { Parts } from '../../platform/parts.ts';
import { slipIssued } from '../result-slips/index.ts';
import { requestEndorsement } from './commands/request-endorsement.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { slipId: string; supersedes: string | null }>({
      event: slipIssued,
      name: 'endorsement.request',
      handle: (parts, { slipId, supersedes }) => requestEndorsement(parts, slipId, supersedes),
    }),
  ],
};
