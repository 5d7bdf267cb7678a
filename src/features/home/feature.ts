import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes/home.tsx';

export const feature: FeatureModule = { name: 'home', routes };
