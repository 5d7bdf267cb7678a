import type { FeatureModule } from '../../platform/feature.ts';
import { deskRoutes } from './routes/desk.tsx';
import { listRoutes } from './routes/lists.tsx';
import { offeringRoutes } from './routes/offerings.tsx';
import { recognitionRoutes } from './routes/recognitions.tsx';
import { subjectRoutes } from './routes/subjects.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'professional-subjects',
  routes(app) {
    deskRoutes(app);
    subjectRoutes(app);
    offeringRoutes(app);
    listRoutes(app);
    recognitionRoutes(app);
  },
  refusals,
};
