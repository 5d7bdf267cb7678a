import type { FeatureModule } from '../../platform/feature.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { countWaitingLists } from './queries/lists.ts';
import { listRoutes } from './routes/lists.tsx';
import { offeringRoutes } from './routes/offerings.tsx';
import { recognitionRoutes } from './routes/recognitions.tsx';
import { subjectRoutes } from './routes/subjects.tsx';
import { systemCompletionRoutes } from './routes/system-completion.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'professional-subjects',
  accountFollowers,
  help: {
    '/professional-hours': 'hours',
  },
  sealedTables: [
    {
      table: 'professional_list_rows',
      key: { list_id: 'uuid', row_no: 'integer' },
      columns: [{ column: 'id_number_cipher' }],
    },
  ],
  routes(app) {
    systemCompletionRoutes(app);
    subjectRoutes(app);
    offeringRoutes(app);
    listRoutes(app);
    recognitionRoutes(app);
  },
  refusals,
  navigation: [
    {
      href: '/industry-desk',
      label: '本系统',
      group: '人员与学习',
      order: { INDUSTRY_OFFICER: 10 },
    },
    {
      href: '/professional-subjects',
      label: '专业科目',
      group: '审验与学时',
      order: { INDUSTRY_OFFICER: 20, MUNICIPAL_OFFICER: 100 },
    },
    {
      href: '/professional-staff',
      label: '专业科目',
      group: '审验与学时',
      order: { UNIT_ADMIN: 80 },
    },
  ],
  homeList: [
    {
      href: '/professional-subjects',
      icon: 'check',
      title: '专业科目',
      text: '确定本系统的专业科目，安排培训，逐人或者按名单认定学时。',
      order: { INDUSTRY_OFFICER: 20 },
      waiting: {
        unit: '份名单待认定',
        count: ({ db }, { organisationId }) => countWaitingLists(db, organisationId),
      },
    },
    {
      href: '/industry-desk',
      icon: 'building',
      title: '本系统完成情况',
      text: '各单位公需科目完成了多少、专业科目认定了多少，看到人，催学。',
      order: { INDUSTRY_OFFICER: 10 },
    },
    {
      href: '/professional-staff',
      icon: 'book',
      title: '专业科目',
      text: '主管部门为本单位人员认定的学时；培训之后上报名单。',
      order: { UNIT_ADMIN: 100 },
    },
  ],
};
