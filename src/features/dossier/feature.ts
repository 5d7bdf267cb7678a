import type { FeatureModule } from '../../platform/feature.ts';
import { dossierRoutes } from './routes/dossier.tsx';
import { searchRoutes } from './routes/search.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'dossier',
  routes(app, contributed) {
    searchRoutes(app, contributed);
    dossierRoutes(app, contributed);
  },
  refusals,
};
