import type { FeatureModule } from '../../platform/feature.ts';
import { jobs } from './jobs.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.tsx';

export const feature: FeatureModule = { name: 'supervision', routes, refusals, jobs };
