import type { FeatureModule } from '../../platform/feature.ts';
import { routes } from './routes/enrolments.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = { name: 'enrolment', routes, refusals };
