import type { FeatureModule } from '../../platform/feature.ts';
import { articleRoutes } from './routes/articles.tsx';
import { askingRoutes } from './routes/asking.tsx';
import { deskRoutes } from './routes/desk.tsx';
import { jobs } from './routes/jobs.ts';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'helpdesk',
  routes(app) {
    askingRoutes(app);
    deskRoutes(app);
    articleRoutes(app);
  },
  refusals,
  jobs,
};
