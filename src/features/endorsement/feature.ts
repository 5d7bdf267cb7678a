import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes/endorsements.tsx';
import { jobs } from './routes/jobs.ts';
import { learnerRoutes } from './routes/progress.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'endorsement',
  routes(app) {
    routes(app);
    learnerRoutes(app);
  },
  refusals,
  jobs,
};
