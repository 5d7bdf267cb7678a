import type { FeatureJobs } from '../../platform/jobs/index.ts';
import type { Parts } from '../../platform/parts.ts';
import { deleteForgottenPlaces } from './admission-queries.ts';
import { closeOverdueAttempts } from './commands/close-overdue-attempts.ts';
import { gradeWaiting } from './commands/grade-attempts.ts';
import { deleteOldSaves } from './monitor-queries.ts';

export const jobs: FeatureJobs<Parts> = {
  recurrences: [
    { name: 'exam.trim_save_meter', everySeconds: 3600, handle: ({ db }) => deleteOldSaves(db) },
    { name: 'exam.forget_places', everySeconds: 60, handle: ({ db }) => deleteForgottenPlaces(db) },
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
