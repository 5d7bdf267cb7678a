import type { FeatureModule } from '../../platform/feature.ts';
import { lessonPracticeRoutes } from './routes/lesson-practice.tsx';
import { mockRoutes } from './routes/mocks.tsx';
import { practiceRoutes } from './routes/practice.tsx';
import { wrongQuestionRoutes } from './routes/wrong-questions.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'practice',
  help: {
    '/practice/:enrolmentId': 'practice',
    '/practice/:enrolmentId/mocks/:mockId': 'practice',
    '/practice/:enrolmentId/mocks/:mockId/submission': 'practice',
    '/practice/:enrolmentId/mocks/:mockId/result': 'practice',
    '/practice/:enrolmentId/questions': 'practice',
    '/practice/:enrolmentId/questions/:questionId': 'practice',
    '/practice/:enrolmentId/lessons/:lessonId': 'practice',
  },
  routes(app) {
    practiceRoutes(app);
    mockRoutes(app);
    wrongQuestionRoutes(app);
    lessonPracticeRoutes(app);
  },
  refusals,
};
