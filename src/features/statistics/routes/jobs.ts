import { type FeatureJobs, subscription } from '../../../platform/jobs/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { writeExport } from '../commands/write-export.ts';
import { mergeFigures } from '../queries/figures.ts';
import { exportOrdered } from '../rules/events.ts';

const deltasAtOnce = 20_000;

export const jobs: FeatureJobs<Parts> = {
  subscriptions: [
    subscription<Parts, { exportId: string }>({
      event: exportOrdered,
      name: 'statistics.write-export',
      handle: (parts, { exportId }) => writeExport(parts, exportId),
    }),
  ],
  recurrences: [
    {
      name: 'statistics.merge',
      everySeconds: 3,
      alone: true,
      handle: async (parts) => {
        await mergeFigures(parts.db, deltasAtOnce);
      },
    },
  ],
};
