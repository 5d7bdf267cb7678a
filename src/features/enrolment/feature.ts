import type { FeatureModule } from '../../platform/feature.ts';
import { accountBarriers, accountFollowers } from './queries/account-followers.ts';
import { routes } from './routes/enrolments.tsx';
import { trialRoutes } from './routes/trial.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'enrolment',
  accountBarriers,
  accountFollowers,
  help: {
    '/courses/:id': 'choose',
    '/enrolments/:id': 'withdraw',
  },
  routes(app) {
    routes(app);
    trialRoutes(app);
  },
  refusals,
  navigation: [
    {
      href: '/courses',
      label: '课程',
      group: '人员与学习',
      order: { LEARNER: 10 },
    },
  ],
  homeList: [
    {
      href: '/courses',
      icon: 'book',
      title: '课程',
      text: '查看各年度专题的收费、时间和考试规则。',
      order: {
        INDUSTRY_OFFICER: 70,
        MUNICIPAL_OFFICER: 100,
        ASSOCIATION_CLERK: 30,
        SYSTEM_ADMIN: 10,
        SECURITY_ADMIN: 10,
      },
    },
  ],
};
