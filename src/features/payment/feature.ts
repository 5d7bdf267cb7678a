import type { FeatureModule } from '../../platform/feature.ts';
import { jobs } from './jobs.ts';
import { refusals } from './refusals.ts';

export const feature: FeatureModule = { name: 'payment', refusals, jobs };
