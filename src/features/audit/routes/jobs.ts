import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { sealEntries } from '../commands/seal-entries.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    {
      name: 'audit.seal',
      everySeconds: 5,
      handle: async ({ db }) => {
        // Batch after batch: an exam day writes faster than one batch in five seconds.
        while ((await sealEntries(db)) > 0);
      },
    },
  ],
};
