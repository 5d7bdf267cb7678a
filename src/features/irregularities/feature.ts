import type { FeatureModule } from '../../platform/feature.ts';
import { thresholdKind } from './commands/propose-threshold.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { countCasesToHandle, findOldestCase } from './queries/cases.ts';
import { countNewFindings, findOldestFinding } from './queries/findings.ts';
import { caseRoutes } from './routes/cases.tsx';
import { findingRoutes } from './routes/findings.tsx';
import { jobs } from './routes/jobs.ts';
import { myCaseRoutes } from './routes/my-cases.tsx';
import { reportRoutes } from './routes/reports.tsx';
import { thresholdRoutes } from './routes/thresholds.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'irregularities',
  accountFollowers,
  help: {
    '/my-cases': 'case',
    '/my-cases/:id': 'case',
  },
  routes(app) {
    findingRoutes(app);
    thresholdRoutes(app);
    caseRoutes(app);
    myCaseRoutes(app);
    reportRoutes(app);
  },
  refusals,
  jobs,
  proposalKinds: [thresholdKind],
  navigation: [
    {
      href: '/reports',
      label: '反映违规',
      group: '督查',
      order: {
        DISTRICT_CLERK: 170,
        INDUSTRY_OFFICER: 110,
        CENTRE_CLERK: 140,
        ASSOCIATION_CLERK: 50,
        AGENCY_CLERK: 120,
      },
    },
    {
      href: '/findings',
      label: '线索',
      group: '督查',
      order: { MUNICIPAL_OFFICER: 180 },
    },
    {
      href: '/cases',
      label: '违规案件',
      group: '督查',
      order: { MUNICIPAL_OFFICER: 190 },
    },
  ],
  homeList: [
    {
      href: '/findings',
      icon: 'search',
      title: '线索',
      text: '看规则发现的异常和依据，转为案件或者排除。',
      order: { MUNICIPAL_OFFICER: 10 },
      waiting: {
        unit: '条待处理',
        count: ({ db }) => countNewFindings(db),
        oldest: async ({ db }) => ({ since: await findOldestFinding(db) }),
      },
    },
    {
      href: '/cases',
      icon: 'flag',
      title: '违规案件',
      text: '受理线索和反映，告知、决定、复核申诉。',
      order: { MUNICIPAL_OFFICER: 20 },
      waiting: {
        unit: '件待办理',
        count: ({ db }) => countCasesToHandle(db),
        oldest: async ({ db }) => ({ since: await findOldestCase(db) }),
      },
    },
    {
      href: '/reports',
      icon: 'flag',
      title: '反映违规',
      text: '发现违规登记、随意审验、弄虚作假的，报市人力社保局。',
      order: { DISTRICT_CLERK: 120, INDUSTRY_OFFICER: 60 },
    },
  ],
};
