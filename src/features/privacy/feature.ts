import type { FeatureModule } from '../../platform/feature.ts';
import { accountBarriers } from './queries/account-barriers.ts';
import { jobs } from './routes/jobs.ts';
import { listRoutes } from './routes/lists.tsx';
import { ownDataRoutes } from './routes/own-data.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'privacy',
  accountBarriers,
  help: {
    '/privacy/collected': 'my-data',
    '/privacy/shared': 'my-data',
    '/account/data': 'my-data',
  },
  routes(app, { sealedTables }) {
    listRoutes(app);
    ownDataRoutes(app, sealedTables);
  },
  refusals,
  jobs,
  navigation: [
    { href: '/account/data', label: '我的数据', group: '服务', order: { LEARNER: 75 } },
    {
      href: '/privacy/retention',
      label: '个人信息保护',
      group: '服务',
      order: { SYSTEM_ADMIN: 80, SECURITY_ADMIN: 80, AUDITOR: 80 },
    },
  ],
};
