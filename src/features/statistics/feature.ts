import type { FeatureModule } from '../../platform/feature.ts';
import { analysisRoutes } from './routes/analysis.tsx';
import { exportRoutes } from './routes/exports.tsx';
import { jobs } from './routes/jobs.ts';
import { overviewRoutes } from './routes/overview.tsx';
import { unitRoutes } from './routes/units.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'statistics',
  routes(app) {
    overviewRoutes(app);
    unitRoutes(app);
    analysisRoutes(app);
    exportRoutes(app);
  },
  refusals,
  jobs,
};
