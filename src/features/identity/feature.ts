import { dayOf } from '../../kernel/calendar.ts';
import type { FeatureModule } from '../../platform/feature.ts';
import { coverRoleKind } from './commands/propose-cover.ts';
import { endRoleKind } from './commands/propose-role-end.ts';
import { grantRoleKind } from './commands/propose-role-grant.ts';
import { resumeRoleKind } from './commands/propose-role-resumption.ts';
import { changeTermKind } from './commands/propose-role-term.ts';
import { resetSecondFactorKind } from './commands/propose-second-factor-reset.ts';
import { securitySettingsKind } from './commands/propose-security-settings.ts';
import { rolesFollower } from './queries/followers.ts';
import { countHeldRoles } from './queries/role-list.ts';
import { countRolesToReview } from './queries/role-reviews.ts';
import { administratorLinkRoutes } from './routes/administrator-links.tsx';
import { credentialRoutes } from './routes/credentials.tsx';
import { demoRoutes } from './routes/demo.tsx';
import { deviceRoutes } from './routes/devices.tsx';
import { jobs } from './routes/jobs.ts';
import { loginRoutes } from './routes/login.tsx';
import { loginByCodeRoutes } from './routes/login-by-code.tsx';
import { passwordResetRoutes } from './routes/password-reset.tsx';
import { roleRoutes } from './routes/role-assignments.tsx';
import { roleReviewRoutes } from './routes/role-reviews.tsx';
import { secondFactorRoutes } from './routes/second-factors.tsx';
import { securitySettingsRoutes } from './routes/security-settings.tsx';
import { sessionRoutes } from './routes/sessions.tsx';
import { refusals } from './rules/refusals.ts';
import { reviewPeriodOf } from './rules/role-review.ts';
import { sealedTables } from './rules/sealed-tables.ts';
import { texts } from './rules/texts.ts';

export const feature: FeatureModule = {
  name: 'identity',
  texts,
  help: {
    '/login': 'login',
    '/login/sms': 'login',
    '/second-factor': 'second-factor',
    '/account/sessions': 'account-safety',
    '/account/password': 'account-safety',
    '/account/phone': 'account-safety',
    '/password-reset': 'password',
    '/password-reset/code': 'password',
    '/password-reset/counter': 'password',
    '/activation': 'login',
  },
  organisationFollowers: [rolesFollower],
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
    securitySettingsRoutes(app);
    deviceRoutes(app);
    roleReviewRoutes(app);
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
    securitySettingsKind,
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
    {
      href: '/security-settings',
      label: '登录与密码规则',
      group: '人员与学习',
      order: { SECURITY_ADMIN: 20, SYSTEM_ADMIN: 30, AUDITOR: 70 },
    },
    {
      href: '/officer-devices',
      label: '登录设备',
      group: '人员与学习',
      order: { SECURITY_ADMIN: 25, AUDITOR: 75 },
    },
  ],
  homeList: [
    {
      href: '/role-reviews',
      icon: 'check',
      title: '岗位核对',
      text: '每半年核对一次所有在任的岗位，不再需要的提请结束。',
      order: { SECURITY_ADMIN: 5 },
      waiting: {
        unit: '个待核对',
        count: ({ db, clock }) => {
          const day = dayOf(clock.now());
          return countRolesToReview(db, { day, period: reviewPeriodOf(day) });
        },
      },
    },
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
