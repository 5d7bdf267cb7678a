import type { FeatureModule } from '../../platform/feature.ts';
import { importRoutes } from './routes/imports.tsx';
import { jobs } from './routes/jobs.ts';
import { myTransferRoutes } from './routes/my-transfers.tsx';
import { rosterRoutes } from './routes/roster.tsx';
import { transferRoutes } from './routes/transfers.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'roster',
  routes(app) {
    rosterRoutes(app);
    transferRoutes(app);
    myTransferRoutes(app);
    importRoutes(app);
  },
  refusals,
  jobs,
};
