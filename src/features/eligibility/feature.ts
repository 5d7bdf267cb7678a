import type { FeatureModule } from '../../platform/feature.ts';
import { setCycleRuleKind } from './commands/propose-cycle-rule.ts';
import { endCycleRuleKind } from './commands/propose-cycle-rule-end.ts';
import { accountFollowers } from './queries/account-followers.ts';
import { absencesFollower } from './queries/followers.ts';
import { countWaitingAbsences } from './queries/waiting-absences.ts';
import { absenceRoutes } from './routes/absences.tsx';
import { acceptanceRoutes } from './routes/acceptance.tsx';
import { apiRoutes } from './routes/api.tsx';
import { apiKeyRoutes } from './routes/api-keys.tsx';
import { assessmentRoutes } from './routes/assessments.tsx';
import { cycleRuleRoutes } from './routes/cycle-rules.tsx';
import { absencesSection } from './routes/dossier.tsx';
import { reviewRoutes } from './routes/review.tsx';
import { refusals } from './rules/refusals.ts';

export const feature: FeatureModule = {
  name: 'eligibility',
  accountFollowers,
  help: {
    '/absences': 'absence',
    '/readiness': 'readiness',
  },
  organisationFollowers: [absencesFollower],
  dossierSections: [absencesSection],
  routes(app) {
    absenceRoutes(app);
    assessmentRoutes(app);
    reviewRoutes(app);
    acceptanceRoutes(app);
    cycleRuleRoutes(app);
    apiRoutes(app);
    apiKeyRoutes(app);
  },
  refusals,
  proposalKinds: [setCycleRuleKind, endCycleRuleKind],
  navigation: [
    {
      href: '/readiness',
      label: '职称评审',
      group: '考核与评审',
      order: { LEARNER: 50 },
    },
    {
      href: '/review/staff',
      label: '职称评审',
      group: '考核与评审',
      order: { UNIT_ADMIN: 100, AGENCY_CLERK: 90 },
    },
    {
      href: '/assessments',
      label: '年度考核',
      group: '考核与评审',
      order: {
        UNIT_ADMIN: 110,
        DISTRICT_CLERK: 110,
        INDUSTRY_OFFICER: 60,
        MUNICIPAL_OFFICER: 120,
        AGENCY_CLERK: 100,
      },
    },
    {
      href: '/absence-desk',
      label: '正当理由',
      group: '考核与评审',
      order: {
        UNIT_ADMIN: 120,
        DISTRICT_CLERK: 120,
        INDUSTRY_OFFICER: 70,
        MUNICIPAL_OFFICER: 130,
        AGENCY_CLERK: 110,
      },
    },
    {
      href: '/acceptance',
      label: '受理核验',
      group: '考核与评审',
      order: { DISTRICT_CLERK: 100, INDUSTRY_OFFICER: 50, MUNICIPAL_OFFICER: 70 },
    },
    {
      href: '/cycle-rules',
      label: '周期规则',
      group: '考核与评审',
      order: { MUNICIPAL_OFFICER: 80 },
    },
    {
      href: '/api-keys',
      label: '接口密钥',
      group: '考核与评审',
      order: { MUNICIPAL_OFFICER: 110, SYSTEM_ADMIN: 20 },
    },
  ],
  homeList: [
    {
      href: '/absence-desk',
      icon: 'calendar',
      title: '正当理由',
      text: '因病、生育、出国、借调等没有学习的，由单位批准后不影响考核。',
      order: { UNIT_ADMIN: 50, AGENCY_CLERK: 50 },
      waiting: {
        unit: '件待批准',
        count: ({ db }, officer) => countWaitingAbsences(db, officer),
      },
    },
    {
      href: '/review/staff',
      icon: 'certificate',
      title: '职称评审',
      text: '看本单位人员的公需科目是否齐全，齐全的可以推荐申报。',
      order: { UNIT_ADMIN: 60, AGENCY_CLERK: 60 },
    },
    {
      href: '/assessments',
      icon: 'list',
      title: '年度考核',
      text: '谁完成了公需科目，谁有正当理由，谁当年不得评为优秀。',
      order: {
        UNIT_ADMIN: 70,
        DISTRICT_CLERK: 110,
        INDUSTRY_OFFICER: 50,
        MUNICIPAL_OFFICER: 90,
        AGENCY_CLERK: 70,
      },
    },
    {
      href: '/acceptance',
      icon: 'search',
      title: '受理核验',
      text: '受理职称评审申报前，核验申报人的公需科目合格单。',
      order: { DISTRICT_CLERK: 100, INDUSTRY_OFFICER: 40, MUNICIPAL_OFFICER: 80 },
    },
  ],
};
