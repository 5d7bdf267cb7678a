import type { FeatureModule } from '../../platform/feature.ts';
import { absenceRoutes } from './routes/absences.tsx';
import { acceptanceRoutes } from './routes/acceptance.tsx';
import { apiRoutes } from './routes/api.tsx';
import { apiKeyRoutes } from './routes/api-keys.tsx';
import { assessmentRoutes } from './routes/assessments.tsx';
import { cycleRuleRoutes } from './routes/cycle-rules.tsx';
import { reviewRoutes } from './routes/review.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'eligibility',
  routes(app) {
    absenceRoutes(app);
    assessmentRoutes(app);
    reviewRoutes(app);
    acceptanceRoutes(app);
    cycleRuleRoutes(app);
    apiRoutes(app);
    apiKeyRoutes(app);
  },
  refusals,
};
