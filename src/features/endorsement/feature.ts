import type { FeatureModule } from '../../platform/feature.ts';
import { jobs } from './jobs.ts';
import { learnerRoutes } from './learner-routes.tsx';
import { refusals } from './refusals.ts';
import { routes } from './routes.tsx';

export const feature: FeatureModule = {
  name: 'endorsement',
  routes(app) {
    routes(app);
    learnerRoutes(app);
  },
  refusals,
  jobs,
};
