import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { indexTexts } from '../commands/index-texts.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    {
      name: 'question-bank.index-texts',
      everySeconds: 60,
      alone: true,
      async handle(parts) {
        while ((await indexTexts(parts)) > 0);
      },
    },
  ],
};
