import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { orderNight } from '../commands/order-night.ts';
import { runWaiting } from '../commands/run-waiting.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    {
      name: 'irregularities.run_rules',
      everySeconds: 10,
      alone: true,
      async handle(parts) {
        await orderNight(parts);
        await runWaiting(parts);
      },
    },
  ],
};
