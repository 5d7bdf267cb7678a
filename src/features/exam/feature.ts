import type { FeatureModule } from '../../platform/feature.ts';
import { answerRoutes } from './answer-routes.ts';
import { groupRoutes } from './group-routes.tsx';
import { interventionRoutes } from './intervention-routes.tsx';
import { jobs } from './jobs.ts';
import { monitorRoutes } from './monitor-routes.tsx';
import { personRoutes } from './person-routes.tsx';
import { refusals } from './refusals.ts';
import { routes } from './routes.tsx';
import { meterSaves } from './save-meter.ts';

export const feature: FeatureModule = {
  name: 'exam',
  routes(app) {
    const meter = meterSaves(app);
    routes(app);
    answerRoutes(app);
    monitorRoutes(app, meter);
    personRoutes(app);
    groupRoutes(app);
    interventionRoutes(app);
  },
  refusals,
  jobs,
};
