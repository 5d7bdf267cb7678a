import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes/home.tsx';

export const feature: FeatureModule = {
  name: 'home',
  help: {
    '/': 'begin',
    '/me': 'begin',
    '/environment': 'environment',
    '/accessibility': 'accessibility',
  },
  routes,
  navigation: [
    {
      href: '/',
      label: '首页',
      order: { LEARNER: 0 },
    },
    {
      href: '/',
      label: '工作台',
      order: {
        UNIT_ADMIN: 0,
        DISTRICT_CLERK: 0,
        INDUSTRY_OFFICER: 0,
        MUNICIPAL_OFFICER: 0,
        CENTRE_CLERK: 0,
        COURSE_AUTHOR: 0,
        ASSOCIATION_CLERK: 0,
        AGENCY_CLERK: 0,
        SYSTEM_ADMIN: 0,
        SECURITY_ADMIN: 0,
        AUDITOR: 0,
      },
    },
  ],
};
