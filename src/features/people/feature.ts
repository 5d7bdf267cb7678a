import type { FeatureModule } from '../../platform/feature.ts';
import { accountRoutes } from './routes/account.tsx';
import { accountClaimRoutes } from './routes/account-claims.tsx';
import { correctionRoutes } from './routes/corrections.tsx';
import { counterRegistrationRoutes } from './routes/counter-registration.tsx';
import { counterResetRoutes } from './routes/counter-reset.tsx';
import { jobs } from './routes/jobs.ts';
import { registrationRoutes } from './routes/registration.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'people',
  routes(app) {
    registrationRoutes(app);
    accountRoutes(app);
    counterResetRoutes(app);
    counterRegistrationRoutes(app);
    correctionRoutes(app);
    accountClaimRoutes(app);
  },
  refusals,
  jobs,
};
