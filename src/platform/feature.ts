import type { RefusalTable } from '../kernel/refusal.ts';
import type { App } from './http/index.ts';
import type { FeatureJobs } from './jobs/index.ts';
import type { Parts } from './parts.ts';

/** What a feature gives to the app (its `feature.ts`): nothing else of it is mounted. */
export interface FeatureModule {
  name: string;
  routes?(app: App): void;
  refusals?: RefusalTable;
  jobs?: FeatureJobs<Parts>;
}
