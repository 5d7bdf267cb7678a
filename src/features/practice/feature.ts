import type { FeatureModule } from '../../platform/feature.ts';
import { lessonPracticeRoutes } from './routes/lesson-practice.tsx';
import { mockRoutes } from './routes/mocks.tsx';
import { practiceRoutes } from './routes/practice.tsx';
import { wrongQuestionRoutes } from './routes/wrong-questions.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'practice',
  routes(app) {
    practiceRoutes(app);
    mockRoutes(app);
    wrongQuestionRoutes(app);
    lessonPracticeRoutes(app);
  },
  refusals,
};
