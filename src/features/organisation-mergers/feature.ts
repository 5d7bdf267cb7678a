import type { FeatureModule } from '../../platform/feature.ts';
import { mergeKind } from './commands/propose-merger.ts';
import { separateKind } from './commands/propose-separation.ts';
import { mergerRoutes } from './routes/mergers.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'organisation-mergers',
  routes: mergerRoutes,
  refusals,
  proposalKinds: [mergeKind, separateKind],
};
