import type { FeatureModule } from '../../platform/feature.ts';
import { ledgerRoutes } from './routes/ledger.tsx';

export const feature: FeatureModule = {
  name: 'ledger',
  routes: ledgerRoutes,
  navigation: [
    {
      href: '/ledger',
      label: '收支总账',
      group: '收费',
      order: { DISTRICT_CLERK: 45, CENTRE_CLERK: 45, MUNICIPAL_OFFICER: 65 },
    },
  ],
};
