import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { endorsementRevoked } from '../../endorsement/index.ts';
import { withdrawHours } from '../commands/withdraw-hours.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { endorsementId: string }>({
      event: endorsementRevoked,
      name: 'hours.withdraw',
      handle: (parts, { endorsementId }) => withdrawHours(parts, endorsementId),
    }),
  ],
};
