import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes/organisations.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = { name: 'organisations', routes, refusals };
