import type { App } from '../../platform/http/index.ts';
import { absenceRoutes } from './routes/absences.tsx';
import { acceptanceRoutes } from './routes/acceptance.tsx';
import { apiRoutes } from './routes/api.tsx';
import { apiKeyRoutes } from './routes/api-keys.tsx';
import { assessmentRoutes } from './routes/assessments.tsx';
import { cycleRuleRoutes } from './routes/cycle-rules.tsx';
import { reviewRoutes } from './routes/review.tsx';

/** What a person's years lead to: assessment, title review, and the reasons that excuse a year. */
export function routes(app: App): void {
  absenceRoutes(app);
  assessmentRoutes(app);
  reviewRoutes(app);
  acceptanceRoutes(app);
  cycleRuleRoutes(app);
  apiRoutes(app);
  apiKeyRoutes(app);
}
