import type { FeatureModule } from '../../platform/feature.ts';
import { applyCorrection, undoCorrection } from './commands/correction-approval.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { countWaiting } from './queries/complaints.ts';
import { complaintRoutes } from './routes/complaints.tsx';
import { jobs } from './routes/jobs.ts';
import { scoreCorrectionRoutes } from './routes/score-corrections.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'regrade',
  accountFollowers,
  help: {
    '/attempts/:id/complaints': 'complaint',
  },
  routes(app) {
    scoreCorrectionRoutes(app);
    complaintRoutes(app);
  },
  refusals,
  jobs,
  proposalKinds: [applyCorrection, undoCorrection],
  navigation: [
    {
      href: '/score-corrections',
      label: '成绩更正',
      group: '考核与评审',
      order: { CENTRE_CLERK: 96, MUNICIPAL_OFFICER: 196 },
    },
    {
      href: '/complaint-desk',
      label: '成绩异议',
      group: '考核与评审',
      order: { CENTRE_CLERK: 97, MUNICIPAL_OFFICER: 197 },
    },
  ],
  homeList: [
    {
      href: '/complaint-desk',
      icon: 'flag',
      title: '成绩异议',
      text: '考生对试题或分数的异议，核实后答复；试题确有错误的，提出成绩更正。',
      order: { CENTRE_CLERK: 85 },
      waiting: { unit: '件待答复', count: ({ db }) => countWaiting(db) },
    },
  ],
};
