import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { topicPublished } from '../../courses/index.ts';
import { closeOverdueAttempts } from '../commands/closing/close-overdue-attempts.ts';
import { gradeWaiting } from '../commands/closing/grade-attempts.ts';
import { preparePaperVariants } from '../commands/prepare-paper-variants.ts';
import { deleteOldSaves } from '../queries/monitor/figures.ts';
import { deleteForgottenPlaces } from '../queries/start-queue/places.ts';

/** Variants that a topic published in the browser begins with, as an imported one does. */
const variantsPerTopic = 200;

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription({
      event: topicPublished,
      name: 'exam.prepare_papers_of_topic',
      handle: (parts: Parts, { topicId }) => preparePaperVariants(parts, topicId, variantsPerTopic),
    }),
  ],
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
