import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes.tsx';

export const feature: FeatureModule = { name: 'journey', routes };
