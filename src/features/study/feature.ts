import type { FeatureModule } from '../../platform/feature.ts';
import { downloadRoutes } from './download-routes.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.tsx';

export const feature: FeatureModule = {
  name: 'study',
  routes(app) {
    routes(app);
    downloadRoutes(app);
  },
  refusals,
};
