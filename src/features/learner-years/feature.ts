import type { FeatureModule } from '../../platform/feature.ts';
import { jobs } from './routes/jobs.ts';
import { learnerYearRoutes } from './routes/learner-years.tsx';

export const feature: FeatureModule = { name: 'learner-years', routes: learnerYearRoutes, jobs };
