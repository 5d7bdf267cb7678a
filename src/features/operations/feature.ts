import type { FeatureModule } from '../../platform/feature.ts';
import { consoleRoutes } from './routes/console.tsx';
import { jobs } from './routes/jobs.ts';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'operations',
  routes: consoleRoutes,
  refusals,
  jobs,
  navigation: [
    { href: '/operations', label: '运行维护', group: '服务', order: { SYSTEM_ADMIN: 20 } },
  ],
  homeList: [
    {
      href: '/operations',
      icon: 'list',
      title: '运行维护',
      text: '看进程、后台任务、备份、数据库和消息通道是否正常。',
      order: { SYSTEM_ADMIN: 10 },
    },
  ],
};
