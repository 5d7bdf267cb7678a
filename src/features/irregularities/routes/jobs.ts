import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { orderNightlyRuns } from '../commands/order-nightly-runs.ts';
import { runWaiting } from '../commands/run-waiting.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    {
      name: 'irregularities.run_rules',
      everySeconds: 10,
      alone: true,
      async handle(parts) {
        await orderNightlyRuns(parts);
        await runWaiting(parts);
      },
    },
  ],
};
