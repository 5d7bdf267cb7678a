import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { slipIssued, slipRevoked } from '../../result-slips/index.ts';
import { requestEndorsement } from '../commands/request-endorsement.ts';
import { revokeWithSlip } from '../commands/revoke-with-slip.ts';
import { foldCounts } from '../queries/endorsements.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { slipId: string; supersedes: string | null }>({
      event: slipIssued,
      name: 'endorsement.request',
      handle: (parts, { slipId, supersedes }) => requestEndorsement(parts, slipId, supersedes),
    }),
    subscription<Parts, { slipId: string; because: string }>({
      event: slipRevoked,
      name: 'endorsement.fall_with_slip',
      handle: (parts, { slipId, because }) => revokeWithSlip(parts, slipId, because),
    }),
  ],
  recurrences: [
    {
      name: 'endorsement.fold_counts',
      everySeconds: 60,
      alone: true,
      handle: ({ db }) => foldCounts(db),
    },
  ],
};
