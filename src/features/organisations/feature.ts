import type { FeatureModule } from '../../platform/feature.ts';
import { missingUnitsFollower, unitsFollower } from './queries/followers.ts';
import { listMissingUnitRequests } from './queries/missing-units.ts';
import { listUnapproved } from './queries/organisations.ts';
import { closingRoutes } from './routes/closing.tsx';
import { jobs } from './routes/jobs.ts';
import { keepingRoutes } from './routes/keeping.tsx';
import { keptImportRoutes } from './routes/kept-imports.tsx';
import { routes } from './routes/organisations.tsx';
import { ownContactRoutes } from './routes/own-contact.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'organisations',
  jurisdictionFollowers: [unitsFollower, missingUnitsFollower],
  routes(app, contributed) {
    routes(app);
    // Before the pages of one organisation: /organisations/new and /organisations/imports.
    keptImportRoutes(app);
    keepingRoutes(app, contributed);
    closingRoutes(app, contributed);
    ownContactRoutes(app);
  },
  refusals,
  jobs,
  navigation: [
    {
      href: '/own-organisation',
      label: '本单位联系方式',
      group: '服务',
      order: {
        UNIT_ADMIN: 430,
        DISTRICT_CLERK: 430,
        INDUSTRY_OFFICER: 430,
        MUNICIPAL_OFFICER: 430,
        CENTRE_CLERK: 430,
        ASSOCIATION_CLERK: 430,
        AGENCY_CLERK: 430,
      },
    },
    {
      href: '/organisations',
      label: '单位名录',
      group: '人员与学习',
      order: { DISTRICT_CLERK: 65, MUNICIPAL_OFFICER: 45 },
    },
    {
      href: '/missing-units',
      label: '单位申请',
      group: '人员与学习',
      order: { DISTRICT_CLERK: 60, CENTRE_CLERK: 70 },
    },
    {
      href: '/organisation-approvals',
      label: '单位批准',
      group: '人员与学习',
      order: { MUNICIPAL_OFFICER: 50 },
    },
  ],
  homeList: [
    {
      href: '/missing-units',
      icon: 'building',
      title: '单位申请',
      text: '学员在名单里找不到单位的，在这里补录或并入。',
      order: { DISTRICT_CLERK: 30, CENTRE_CLERK: 50 },
      waiting: {
        unit: '件待补录',
        count: async ({ db }, { jurisdictionId }) =>
          (await listMissingUnitRequests(db, jurisdictionId ?? '')).length,
        oldest: async ({ db }, { jurisdictionId }) => {
          const waiting = await listMissingUnitRequests(db, jurisdictionId ?? '');
          const times = waiting.map(({ createdAt }) => createdAt.getTime());
          return { since: times.length > 0 ? new Date(Math.min(...times)) : null };
        },
      },
    },
    {
      href: '/organisation-approvals',
      icon: 'building',
      title: '单位批准',
      text: '批准市属单位、中央在渝单位审验本单位人员的合格单。',
      order: { MUNICIPAL_OFFICER: 60 },
      waiting: {
        unit: '家待批准',
        count: async ({ db }) => (await listUnapproved(db)).length,
      },
    },
  ],
};
