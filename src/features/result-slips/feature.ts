import type { FeatureModule } from '../../platform/feature.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { findHolder } from './queries/slips.ts';
import { jobs } from './routes/jobs.ts';
import { routes } from './routes/slips.tsx';
import { refusals } from './rules/refusals.ts';
import { texts } from './rules/texts.ts';

export const feature: FeatureModule = {
  name: 'result-slips',
  texts,
  accountFollowers,
  help: {
    '/slips': 'slip',
    '/slips/:id': 'slip',
    '/slips/:id/endorsement': 'endorser',
  },
  personFinders: [findHolder],
  routes,
  refusals,
  jobs,
  navigation: [
    {
      href: '/slips',
      label: '合格单',
      group: '审验与学时',
      order: { LEARNER: 20 },
    },
  ],
};
