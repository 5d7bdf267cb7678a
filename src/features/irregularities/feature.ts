import type { FeatureModule } from '../../platform/feature.ts';
import { refusals } from './refusals.ts';

export const feature: FeatureModule = { name: 'irregularities', refusals };
