import { dayOf } from '../../kernel/calendar.ts';
import type { FeatureModule } from '../../platform/feature.ts';
import { coverRoleKind } from './commands/propose-cover.ts';
import { endRoleKind } from './commands/propose-role-end.ts';
import { grantRoleKind } from './commands/propose-role-grant.ts';
import { resumeRoleKind } from './commands/propose-role-resumption.ts';
import { changeTermKind } from './commands/propose-role-term.ts';
import { resetSecondFactorKind } from './commands/propose-second-factor-reset.ts';
import { countHeldRoles } from './queries/role-list.ts';
import { administratorLinkRoutes } from './routes/administrator-links.tsx';
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
    administratorLinkRoutes(app);
    privacyRoutes(app);
    demoRoutes(app);
  },
  refusals,
  jobs,
  proposalKinds: [
    grantRoleKind,
    changeTermKind,
    coverRoleKind,
    resumeRoleKind,
    endRoleKind,
    resetSecondFactorKind,
  ],
  navigation: [
    {
      href: '/role-assignments',
      label: '岗位授权',
      group: '人员与学习',
      order: {
        SYSTEM_ADMIN: 10,
        SECURITY_ADMIN: 10,
        AUDITOR: 60,
        MUNICIPAL_OFFICER: 300,
        DISTRICT_CLERK: 300,
      },
    },
  ],
  homeList: [
    {
      href: '/role-assignments',
      icon: 'lock',
      title: '岗位授权',
      text: '授予、更改和结束经办人的岗位，由两位管理员办理。',
      order: { SYSTEM_ADMIN: 0, SECURITY_ADMIN: 0 },
      figure: {
        unit: '个现有岗位',
        count: ({ db, clock }) => countHeldRoles(db, dayOf(clock.now())),
      },
    },
  ],
};
