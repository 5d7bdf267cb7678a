import type { FeatureModule } from '../../platform/feature.ts';
import { jobs } from './routes/jobs.ts';
import { routes } from './routes/messages.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = { name: 'messages', routes, refusals, jobs };
