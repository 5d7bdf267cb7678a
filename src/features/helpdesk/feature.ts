import type { FeatureModule } from '../../platform/feature.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { questionsFollower } from './queries/followers.ts';
import { countWaiting, findOldestWaiting } from './queries/questions.ts';
import { answeringRoutes } from './routes/answering.tsx';
import { articleRoutes } from './routes/articles.tsx';
import { askingRoutes } from './routes/asking.tsx';
import { questionsSection } from './routes/dossier.tsx';
import { jobs } from './routes/jobs.ts';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'helpdesk',
  accountFollowers,
  organisationFollowers: [questionsFollower],
  help: {
    '/questions': 'ask',
    '/questions/new': 'ask',
    '/questions/:id': 'ask',
    '/help/articles': 'ask',
    '/help/articles/:id': 'ask',
  },
  dossierSections: [questionsSection],
  routes(app) {
    askingRoutes(app);
    answeringRoutes(app);
    articleRoutes(app);
  },
  refusals,
  jobs,
  navigation: [
    {
      href: '/questions',
      label: '提问',
      group: '服务',
      order: { LEARNER: 60 },
    },
    {
      href: '/question-desk',
      label: '提问办理',
      group: '服务',
      order: { DISTRICT_CLERK: 80, MUNICIPAL_OFFICER: 20, CENTRE_CLERK: 90, ASSOCIATION_CLERK: 20 },
    },
  ],
  homeList: [
    {
      href: '/question-desk',
      icon: 'phone',
      title: '提问办理',
      text: '答复按事项转来的提问；答复可以整理成知识库里的内容。',
      order: {
        UNIT_ADMIN: 110,
        DISTRICT_CLERK: 70,
        MUNICIPAL_OFFICER: 50,
        CENTRE_CLERK: 70,
        ASSOCIATION_CLERK: 10,
        AGENCY_CLERK: 100,
      },
      waiting: {
        unit: '件待答复',
        count: ({ db }, { organisationId }) => countWaiting(db, organisationId),
        oldest: ({ db }, { organisationId }) => findOldestWaiting(db, organisationId),
      },
    },
  ],
};
