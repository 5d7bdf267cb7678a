import type { FeatureModule } from '../../platform/feature.ts';
import { downloadRoutes } from './routes/downloads.ts';
import { routes } from './routes/lessons.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'study',
  routes(app) {
    routes(app);
    downloadRoutes(app);
  },
  refusals,
};
