import type { FeatureModule } from '../../platform/feature.ts';
import { createAdmissionGate } from './commands/start-queue/start-gate.ts';
import { answerRoutes } from './routes/answers.ts';
import { groupRoutes } from './routes/group-interventions.tsx';
import { interventionRoutes } from './routes/interventions.tsx';
import { jobs } from './routes/jobs.ts';
import { monitorRoutes } from './routes/monitor.tsx';
import { personRoutes } from './routes/people.tsx';
import { meterSaves } from './routes/save-meter.ts';
import { routes } from './routes/sittings.tsx';
import { admissionRoutes } from './routes/start-queue.tsx';
import { refusals } from './rules/refusals.ts';

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
