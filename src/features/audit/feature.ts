import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes/entries.tsx';
import { jobs } from './routes/jobs.ts';

export const feature: FeatureModule = { name: 'audit', routes, jobs };
