import type { FeatureModule } from '../../platform/feature.ts';
import { checkRowRoutes } from './routes/check-rows.tsx';
import { checkRoutes } from './routes/checks.tsx';
import { jobs } from './routes/jobs.ts';
import { orderStepRoutes } from './routes/order-steps.tsx';
import { orderRoutes } from './routes/orders.tsx';
import { participationRoutes } from './routes/participation.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'supervision',
  routes(app) {
    participationRoutes(app);
    orderRoutes(app);
    orderStepRoutes(app);
    checkRoutes(app);
    checkRowRoutes(app);
  },
  refusals,
  jobs,
};
