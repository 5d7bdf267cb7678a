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
  navigation: [
    {
      href: '/statistics',
      label: '统计',
      group: '督查',
      order: {
        UNIT_ADMIN: 130,
        DISTRICT_CLERK: 130,
        INDUSTRY_OFFICER: 80,
        MUNICIPAL_OFFICER: 140,
        CENTRE_CLERK: 120,
        ASSOCIATION_CLERK: 40,
      },
    },
  ],
};
