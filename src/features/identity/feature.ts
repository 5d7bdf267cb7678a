import type { FeatureModule } from '../../platform/feature.ts';
import { listAssignments } from './queries/roles.ts';
import { credentialRoutes } from './routes/credentials.tsx';
import { demoRoutes } from './routes/demo.tsx';
import { jobs } from './routes/jobs.ts';
import { loginRoutes } from './routes/login.tsx';
import { loginByCodeRoutes } from './routes/login-by-code.tsx';
import { passwordResetRoutes } from './routes/password-reset.tsx';
import { privacyRoutes } from './routes/privacy.tsx';
import { roleRoutes } from './routes/role-assignments.tsx';
import { secondFactorRoutes } from './routes/second-factors.tsx';
import { sessionRoutes } from './routes/sessions.tsx';
import { refusals } from './rules/refusals.ts';
import { sealedTables } from './rules/sealed-tables.ts';

export const feature: FeatureModule = {
  name: 'identity',
  sealedTables,
  routes(app) {
    loginRoutes(app);
    loginByCodeRoutes(app);
    sessionRoutes(app);
    secondFactorRoutes(app);
    passwordResetRoutes(app);
    credentialRoutes(app);
    roleRoutes(app);
    privacyRoutes(app);
    demoRoutes(app);
  },
  refusals,
  jobs,
  navigation: [
    {
      href: '/role-assignments',
      label: '岗位授权',
      group: '人员与学习',
      order: { SYSTEM_ADMIN: 10, SECURITY_ADMIN: 10 },
    },
  ],
  homeList: [
    {
      href: '/role-assignments',
      icon: 'lock',
      title: '岗位授权',
      text: '授予或结束经办人的岗位；系统、安全、审计由三人分任。',
      order: { SYSTEM_ADMIN: 0, SECURITY_ADMIN: 0 },
      figure: {
        unit: '个现有岗位',
        count: async ({ db }) => (await listAssignments(db)).length,
      },
    },
  ],
};
