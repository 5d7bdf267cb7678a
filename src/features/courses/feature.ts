import type { FeatureModule } from '../../platform/feature.ts';
import { changeAttachmentsKind } from './commands/attachments/attachment-kind.ts';
import { changeFilmKind } from './commands/film/change-film-kind.ts';
import { changeTopicKind } from './commands/propose-change.ts';
import { closeTopicKind } from './commands/propose-closing.ts';
import { changeLessonKind } from './commands/propose-lesson.ts';
import { changeOutlineKind } from './commands/propose-outline.ts';
import { publishTopicKind } from './commands/propose-publication.ts';
import { attachmentRoutes } from './routes/attachments.tsx';
import { captionRoutes } from './routes/captions.tsx';
import { filmRoutes } from './routes/films.tsx';
import { jobs } from './routes/jobs.ts';
import { lessonTextRoutes } from './routes/lesson-text.tsx';
import { lessonVersionRoutes } from './routes/lesson-versions.tsx';
import { lessonWritingRoutes } from './routes/lesson-writing.tsx';
import { lessonRoutes } from './routes/lessons.tsx';
import { outlinePlanRoutes } from './routes/outline-plan.tsx';
import { rulesRoutes } from './routes/rules.tsx';
import { topicRoutes } from './routes/topics.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'courses',
  help: {
    '/courses': 'choose',
    '/courses/:id/trial': 'choose',
  },
  routes(app, contributed) {
    topicRoutes(app, contributed);
    rulesRoutes(app);
    outlinePlanRoutes(app);
    lessonRoutes(app);
    lessonTextRoutes(app);
    lessonWritingRoutes(app);
    lessonVersionRoutes(app);
    filmRoutes(app);
    captionRoutes(app);
    attachmentRoutes(app);
  },
  refusals,
  jobs,
  proposalKinds: [
    publishTopicKind,
    changeTopicKind,
    changeLessonKind,
    changeOutlineKind,
    changeFilmKind,
    changeAttachmentsKind,
    closeTopicKind,
  ],
  navigation: [
    {
      href: '/topics',
      label: '年度专题',
      group: '人员与学习',
      order: { COURSE_AUTHOR: 20, MUNICIPAL_OFFICER: 35, CENTRE_CLERK: 45, ASSOCIATION_CLERK: 45 },
    },
  ],
  homeList: [
    {
      href: '/topics',
      icon: 'book',
      title: '年度专题',
      text: '起草、发布和改动年度专题：课程目录、收费、时间和考试规则。',
      order: { COURSE_AUTHOR: 20, MUNICIPAL_OFFICER: 75, CENTRE_CLERK: 75, ASSOCIATION_CLERK: 75 },
    },
  ],
};
