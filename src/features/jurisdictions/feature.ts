import type { FeatureModule } from '../../platform/feature.ts';
import { changeKind } from './commands/propose-change.ts';
import { revertKind } from './commands/propose-reversal.ts';
import { jobs } from './routes/jobs.ts';
import { jurisdictionRoutes } from './routes/jurisdictions.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'jurisdictions',
  routes: jurisdictionRoutes,
  refusals,
  jobs,
  proposalKinds: [changeKind, revertKind],
  navigation: [
    {
      href: '/jurisdictions',
      label: '区县',
      group: '人员与学习',
      order: { MUNICIPAL_OFFICER: 47 },
    },
  ],
};
