import { dayOf, instantOf } from '../../kernel/calendar.ts';
import type { FeatureModule } from '../../platform/feature.ts';
import { countEntriesSince } from './queries/entries.ts';
import { routes } from './routes/entries.tsx';
import { jobs } from './routes/jobs.ts';

export const feature: FeatureModule = {
  name: 'audit',
  routes,
  jobs,
  navigation: [
    {
      href: '/audit',
      label: '审计记录',
      group: '督查',
      order: { AUDITOR: 10 },
    },
  ],
  homeList: [
    {
      href: '/audit',
      icon: 'list',
      title: '审计记录',
      text: '查看每一次改动，核验记录没有被改过。',
      order: { AUDITOR: 0 },
      figure: {
        unit: '条今日记录',
        count: ({ db, clock }) => countEntriesSince(db, instantOf(dayOf(clock.now()))),
      },
    },
  ],
};
