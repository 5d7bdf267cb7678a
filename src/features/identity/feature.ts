import type { FeatureModule } from '../../platform/feature.ts';
import { credentialRoutes } from './routes/credentials.tsx';
import { demoRoutes } from './routes/demo.tsx';
import { jobs } from './routes/jobs.ts';
import { loginRoutes } from './routes/login.tsx';
import { passwordResetRoutes } from './routes/password-reset.tsx';
import { privacyRoutes } from './routes/privacy.tsx';
import { roleRoutes } from './routes/role-assignments.tsx';
import { sessionRoutes } from './routes/sessions.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'identity',
  routes(app) {
    loginRoutes(app);
    sessionRoutes(app);
    passwordResetRoutes(app);
    credentialRoutes(app);
    roleRoutes(app);
    privacyRoutes(app);
    demoRoutes(app);
  },
  refusals,
  jobs,
};
