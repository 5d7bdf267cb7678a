import type { FeatureModule } from '../../platform/feature.ts';
import { yearsSection } from './routes/dossier.tsx';
import { jobs } from './routes/jobs.ts';
import { learnerYearRoutes } from './routes/learner-years.tsx';

export const feature: FeatureModule = {
  name: 'learner-years',
  dossierSections: [yearsSection],
  routes: learnerYearRoutes,
  jobs,
  navigation: [
    {
      href: '/completion',
      label: '完成情况',
      group: '人员与学习',
      order: {
        UNIT_ADMIN: 20,
        DISTRICT_CLERK: 30,
        INDUSTRY_OFFICER: 30,
        MUNICIPAL_OFFICER: 30,
        CENTRE_CLERK: 100,
        AGENCY_CLERK: 20,
      },
    },
  ],
};
