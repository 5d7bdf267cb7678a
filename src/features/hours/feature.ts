import type { FeatureModule } from '../../platform/feature.ts';
import { setConversionsKind } from './commands/propose-conversions.ts';
import { setRuleKind } from './commands/propose-hour-rule.ts';
import { endRuleKind } from './commands/propose-rule-end.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { claimsFollower } from './queries/followers.ts';
import { countToConfirm } from './queries/to-confirm.ts';
import { confirmationRoutes } from './routes/confirmations.tsx';
import { dossierSections } from './routes/dossier.tsx';
import { entryRoutes } from './routes/entries.tsx';
import { hoursClaimRoutes } from './routes/hours-claims.tsx';
import { jobs } from './routes/jobs.ts';
import { paperRoutes } from './routes/papers.tsx';
import { ruleRoutes } from './routes/rules.tsx';
import { refusals } from './rules/refusals.ts';
import { texts } from './rules/texts.ts';

export const feature: FeatureModule = {
  name: 'hours',
  texts,
  accountFollowers,
  help: {
    '/certificate': 'hours',
    '/hours/claims': 'hours-claims',
    '/hour-rules': 'hours-claims',
  },
  organisationFollowers: [claimsFollower],
  dossierSections,
  routes(app) {
    confirmationRoutes(app);
    paperRoutes(app);
    entryRoutes(app);
    hoursClaimRoutes(app);
    ruleRoutes(app);
  },
  refusals,
  proposalKinds: [setRuleKind, setConversionsKind, endRuleKind],
  jobs,
  navigation: [
    {
      href: '/certificate',
      label: '学时证书',
      group: '审验与学时',
      order: { LEARNER: 30 },
    },
    {
      href: '/hours/confirmations',
      label: '学时确认',
      group: '审验与学时',
      order: { UNIT_ADMIN: 60, AGENCY_CLERK: 60 },
    },
    {
      href: '/hours/card',
      label: '登记卡',
      group: '审验与学时',
      order: { UNIT_ADMIN: 70, AGENCY_CLERK: 70 },
    },
    {
      href: '/hour-rules',
      label: '学时规则',
      group: '考核与评审',
      order: { MUNICIPAL_OFFICER: 90 },
    },
  ],
  homeList: [
    {
      href: '/hours/confirmations',
      icon: 'check',
      title: '确认学时',
      text: '依据已审验的合格单，记入继续教育证书和登记卡。',
      order: { UNIT_ADMIN: 10, AGENCY_CLERK: 10 },
      waiting: {
        unit: '人待确认',
        count: ({ db, clock }, officer) => countToConfirm(db, officer, clock.now()),
      },
    },
    {
      href: '/hours/card',
      icon: 'list',
      title: '登记卡',
      text: '查看和打印继续教育登记卡。',
      order: { UNIT_ADMIN: 80, AGENCY_CLERK: 80 },
    },
  ],
};
