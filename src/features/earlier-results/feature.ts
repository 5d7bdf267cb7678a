import type { FeatureModule } from '../../platform/feature.ts';
import { importResults, revokeResult } from './commands/import-approval.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { routes } from './routes/earlier-results.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'earlier-results',
  accountFollowers,
  routes,
  refusals,
  proposalKinds: [importResults, revokeResult],
  navigation: [
    {
      href: '/earlier-results',
      label: '历年成绩',
      group: '考核与评审',
      order: { CENTRE_CLERK: 98, MUNICIPAL_OFFICER: 198 },
    },
  ],
};
