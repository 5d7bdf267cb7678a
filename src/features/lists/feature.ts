import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes/lists.ts';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = { name: 'lists', routes, refusals };
