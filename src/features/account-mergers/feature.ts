import type { FeatureModule } from '../../platform/feature.ts';
import { mergeKind } from './commands/propose-merger.ts';
import { separateKind } from './commands/propose-separation.ts';
import { accountsSection } from './routes/dossier.tsx';
import { jobs } from './routes/jobs.ts';
import { mergerRoutes } from './routes/mergers.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'account-mergers',
  routes: mergerRoutes,
  refusals,
  jobs,
  proposalKinds: [mergeKind, separateKind],
  dossierSections: [accountsSection],
};
