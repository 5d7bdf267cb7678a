import type { FeatureModule } from '../../platform/feature.ts';
import { accountRoutes } from './routes/account.tsx';
import { claimRoutes } from './routes/claims.tsx';
import { correctionRoutes } from './routes/corrections.tsx';
import { counterResetRoutes } from './routes/counter-reset.tsx';
import { deskRegistrationRoutes } from './routes/desk-registration.tsx';
import { jobs } from './routes/jobs.ts';
import { registrationRoutes } from './routes/registration.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'people',
  routes(app) {
    registrationRoutes(app);
    accountRoutes(app);
    counterResetRoutes(app);
    deskRegistrationRoutes(app);
    correctionRoutes(app);
    claimRoutes(app);
  },
  refusals,
  jobs,
};
