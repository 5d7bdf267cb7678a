import type { FeatureModule } from '../../platform/feature.ts';
import { answerRoutes } from './answer-routes.ts';
import { deskRoutes } from './desk-routes.tsx';
import { jobs } from './jobs.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.tsx';

export const feature: FeatureModule = {
  name: 'exam',
  routes(app) {
    routes(app);
    answerRoutes(app);
    deskRoutes(app);
  },
  refusals,
  jobs,
};
