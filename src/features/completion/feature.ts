import type { FeatureModule } from '../../platform/feature.ts';
import { jobs } from './jobs.ts';
import { routes } from './routes.tsx';

export const feature: FeatureModule = { name: 'completion', routes, jobs };
