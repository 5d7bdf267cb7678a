import type { FeatureModule } from '../../platform/feature.ts';
import { exportRoutes } from './routes/exports.ts';
import { importRoutes } from './routes/imports.tsx';
import { jobs } from './routes/jobs.ts';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'question-files',
  routes(app) {
    importRoutes(app);
    exportRoutes(app);
  },
  refusals,
  jobs,
};
