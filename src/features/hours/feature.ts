import type { FeatureModule } from '../../platform/feature.ts';
import { confirmationRoutes } from './routes/confirmations.tsx';
import { entryRoutes } from './routes/entries.tsx';
import { claimRoutes } from './routes/hours-claims.tsx';
import { jobs } from './routes/jobs.ts';
import { paperRoutes } from './routes/papers.tsx';
import { ruleRoutes } from './routes/rules.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'hours',
  routes(app) {
    confirmationRoutes(app);
    paperRoutes(app);
    entryRoutes(app);
    claimRoutes(app);
    ruleRoutes(app);
  },
  refusals,
  jobs,
};
