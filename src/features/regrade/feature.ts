import type { FeatureModule } from '../../platform/feature.ts';
import { applyCorrection, undoCorrection } from './commands/correction-approval.ts';
import { jobs } from './routes/jobs.ts';
import { scoreCorrectionRoutes } from './routes/score-corrections.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'regrade',
  routes(app) {
    scoreCorrectionRoutes(app);
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
  ],
};
