import type { FeatureModule } from '../../platform/feature.ts';
import { refusals } from './refusals.ts';
import { routes } from './routes.tsx';

export const feature: FeatureModule = { name: 'professional-subjects', routes, refusals };
