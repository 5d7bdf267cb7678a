import type { FeatureModule } from '../../platform/feature.ts';
import { mockRoutes } from './routes/mocks.tsx';
import { routes } from './routes/practice.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'practice',
  routes(app) {
    routes(app);
    mockRoutes(app);
  },
  refusals,
};
