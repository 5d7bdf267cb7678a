import type { FeatureModule } from '../../platform/feature.ts';
import {
  countChecksToFinish,
  countOrdersToHandle,
  findOldestToFinish,
  findOldestToHandle,
} from './queries/waiting.ts';
import { checkRowRoutes } from './routes/check-rows.tsx';
import { checkRoutes } from './routes/checks.tsx';
import { jobs } from './routes/jobs.ts';
import { orderStepRoutes } from './routes/order-steps.tsx';
import { orderRoutes } from './routes/orders.tsx';
import { participationRoutes } from './routes/participation.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'supervision',
  routes(app) {
    participationRoutes(app);
    orderRoutes(app);
    orderStepRoutes(app);
    checkRoutes(app);
    checkRowRoutes(app);
  },
  refusals,
  jobs,
  navigation: [
    {
      href: '/supervision',
      label: '参学督查',
      group: '督查',
      order: {
        DISTRICT_CLERK: 140,
        INDUSTRY_OFFICER: 90,
        MUNICIPAL_OFFICER: 150,
        CENTRE_CLERK: 130,
      },
    },
    {
      href: '/catch-up-orders',
      label: '限期督办',
      group: '督查',
      order: {
        UNIT_ADMIN: 30,
        DISTRICT_CLERK: 150,
        INDUSTRY_OFFICER: 100,
        MUNICIPAL_OFFICER: 160,
        AGENCY_CLERK: 30,
      },
    },
    {
      href: '/spot-checks',
      label: '随机抽查',
      group: '督查',
      order: { DISTRICT_CLERK: 160, MUNICIPAL_OFFICER: 170 },
    },
  ],
  homeList: [
    {
      href: '/catch-up-orders',
      icon: 'flag',
      title: '限期补学督办',
      text: '签收和答复收到的督办；核实对方的报告，认可或者退回。',
      order: {
        UNIT_ADMIN: 40,
        DISTRICT_CLERK: 50,
        INDUSTRY_OFFICER: 0,
        MUNICIPAL_OFFICER: 30,
        AGENCY_CLERK: 40,
      },
      waiting: {
        unit: '件待办理',
        count: ({ db }, officer) => countOrdersToHandle(db, officer),
        oldest: ({ db }, officer) => findOldestToHandle(db, officer),
      },
    },
    {
      href: '/spot-checks',
      icon: 'search',
      title: '随机抽查',
      text: '随机抽取审验、学时、现场开通和学习记录，逐件核查。',
      order: { DISTRICT_CLERK: 60, MUNICIPAL_OFFICER: 40 },
      waiting: {
        unit: '次没有结束',
        count: ({ db }, officer) => countChecksToFinish(db, officer),
        oldest: async ({ db }, officer) => ({ since: await findOldestToFinish(db, officer) }),
      },
    },
  ],
};
