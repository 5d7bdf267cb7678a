import { feature as audit } from './features/audit/feature.ts';
import type { FeatureModule } from './platform/feature.ts';

/** Every feature, in the order of the graph (features/dependencies.ts). */
export const features: FeatureModule[] = [audit];
