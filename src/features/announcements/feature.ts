import type { FeatureModule } from '../../platform/feature.ts';
import { deskRoutes } from './routes/desk.tsx';
import { readingRoutes } from './routes/reading.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'announcements',
  routes(app) {
    readingRoutes(app);
    deskRoutes(app);
  },
  refusals,
};
