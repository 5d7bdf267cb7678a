import type { FeatureJobs } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { closeOverdueAttempts } from '../commands/closing/close-overdue-attempts.ts';
import { gradeWaiting } from '../commands/closing/grade-attempts.ts';
import { deleteOldSaves } from '../queries/monitor/figures.ts';
import { deleteForgottenPlaces } from '../queries/start-queue/places.ts';

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
