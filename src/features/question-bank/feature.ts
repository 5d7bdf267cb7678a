import type { FeatureModule } from '../../platform/feature.ts';
import { countToReview } from './queries/question-list.ts';
import { bankRoutes } from './routes/bank.tsx';
import { editorRoutes } from './routes/editor.tsx';
import { jobs } from './routes/jobs.ts';
import { pictureRoutes } from './routes/pictures.tsx';
import { pointRoutes } from './routes/points.tsx';
import { questionRoutes } from './routes/questions.tsx';
import { statisticsRoutes } from './routes/statistics.tsx';
import { typingRoutes } from './routes/typing.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'question-bank',
  routes(app) {
    bankRoutes(app);
    pointRoutes(app);
    questionRoutes(app);
    editorRoutes(app);
    statisticsRoutes(app);
    typingRoutes(app);
    pictureRoutes(app);
  },
  refusals,
  jobs,
  homeList: [
    {
      href: '/question-bank',
      icon: 'list',
      title: '题库',
      text: '编写题目，审核、发布同事写的题目，看哪些题目要注意。',
      order: { COURSE_AUTHOR: 10, CENTRE_CLERK: 92, ASSOCIATION_CLERK: 25 },
      waiting: {
        unit: '道待审核',
        count: ({ db }, { accountId }) => countToReview(db, accountId),
      },
    },
  ],
  navigation: [
    {
      href: '/question-bank',
      label: '题库',
      group: '考核与评审',
      order: {
        COURSE_AUTHOR: 10,
        CENTRE_CLERK: 95,
        ASSOCIATION_CLERK: 45,
        MUNICIPAL_OFFICER: 195,
      },
    },
  ],
};
