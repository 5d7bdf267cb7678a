import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes/verification.tsx';

export const feature: FeatureModule = { name: 'verification', routes };
