import type { FeatureJobs } from '../../platform/jobs/index.ts';
import type { Parts } from '../../platform/parts.ts';
import { closeOverdueAttempts } from './commands/close-overdue-attempts.ts';
import { gradeWaiting } from './commands/grade-attempts.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    {
      name: 'exam.sweep',
      everySeconds: 3,
      async handle(parts) {
        while ((await closeOverdueAttempts(parts)) > 0);
        while ((await gradeWaiting(parts)) > 0);
      },
    },
  ],
};
