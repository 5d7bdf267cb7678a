import type { FeatureModule } from '../../platform/feature.ts';
import { createAdmissionGate } from './admission-gate.ts';
import { admissionRoutes } from './admission-routes.tsx';
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
    const gate = createAdmissionGate(app);
    routes(app, gate);
    admissionRoutes(app, gate);
    answerRoutes(app);
    monitorRoutes(app, meter);
    personRoutes(app);
    groupRoutes(app);
    interventionRoutes(app);
  },
  refusals,
  jobs,
};
