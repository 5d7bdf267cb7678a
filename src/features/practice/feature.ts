import type { FeatureModule } from '../../platform/feature.ts';
import { mockRoutes } from './mock-routes.tsx';
import { refusals } from './refusals.ts';
import { routes } from './routes.tsx';

export const feature: FeatureModule = {
  name: 'practice',
  routes(app) {
    routes(app);
    mockRoutes(app);
  },
  refusals,
};
