import type { FeatureModule } from '../../platform/feature.ts';

export const feature: FeatureModule = { name: 'messages' };
