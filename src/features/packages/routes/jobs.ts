import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { topicCopied } from '../../courses/index.ts';
import { copyPackages } from '../commands/copy-packages.ts';

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription({
      event: topicCopied,
      name: 'packages.copy',
      handle: (parts: Parts, copied) => copyPackages(parts, copied),
    }),
  ],
};
