import type { FeatureModule } from '../../platform/feature.ts';
import { changePackageKind } from './commands/change-package-kind.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { jobs } from './routes/jobs.ts';
import { packageRoutes } from './routes/packages.tsx';
import { packagePanel } from './routes/panel.tsx';
import { playingRoutes } from './routes/playing.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'packages',
  accountFollowers,
  routes(app) {
    packageRoutes(app);
    playingRoutes(app);
  },
  refusals,
  jobs,
  proposalKinds: [changePackageKind],
  lessonPanels: [packagePanel],
};
