import type { FeatureModule } from '../../platform/feature.ts';
import { adoptSet } from './commands/set-adoption.ts';
import { paperSetRoutes } from './routes/paper-sets.tsx';
import { paperRoutes } from './routes/papers.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'papers',
  routes(app) {
    paperRoutes(app);
    paperSetRoutes(app);
  },
  refusals,
  proposalKinds: [adoptSet],
  navigation: [
    {
      href: '/papers',
      label: '试卷',
      group: '考核与评审',
      order: { CENTRE_CLERK: 96, MUNICIPAL_OFFICER: 196 },
    },
  ],
};
