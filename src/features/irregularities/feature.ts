import type { FeatureModule } from '../../platform/feature.ts';
import { caseRoutes } from './routes/cases.tsx';
import { findingRoutes } from './routes/findings.tsx';
import { jobs } from './routes/jobs.ts';
import { myCaseRoutes } from './routes/my-cases.tsx';
import { reportRoutes } from './routes/reports.tsx';
import { thresholdRoutes } from './routes/thresholds.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'irregularities',
  routes(app) {
    findingRoutes(app);
    thresholdRoutes(app);
    caseRoutes(app);
    myCaseRoutes(app);
    reportRoutes(app);
  },
  refusals,
  jobs,
};
