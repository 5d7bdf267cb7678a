import type { FeatureModule } from '../../platform/feature.ts';
import { handbookRoutes } from './routes/handbooks.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = { name: 'handbook', routes: handbookRoutes, refusals };
