import type { FeatureModule } from '../../platform/feature.ts';
import { changeKind } from './commands/propose-change.ts';
import { revertKind } from './commands/propose-reversal.ts';
import { jobs } from './routes/jobs.ts';
import { titleRoutes } from './routes/titles.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'titles',
  routes: titleRoutes,
  refusals,
  jobs,
  proposalKinds: [changeKind, revertKind],
  navigation: [
    {
      href: '/titles',
      label: '职称目录',
      group: '人员与学习',
      order: { MUNICIPAL_OFFICER: 48 },
    },
  ],
};
