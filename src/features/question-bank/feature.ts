import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes/bank.tsx';
import { jobs } from './routes/jobs.ts';

export const feature: FeatureModule = {
  name: 'question-bank',
  routes,
  jobs,
  navigation: [
    {
      href: '/question-bank',
      label: '题库',
      group: '考核与评审',
      order: { CENTRE_CLERK: 95, MUNICIPAL_OFFICER: 195 },
    },
  ],
};
