import type { Role } from './kernel/actor.ts';

export interface NavigationLink {
  href: string;
  label: string;
}

const home: NavigationLink = { href: '/', label: '工作台' };
const endorsements: NavigationLink = { href: '/endorsements', label: '审验' };
const confirmations: NavigationLink = { href: '/hours/confirmations', label: '学时确认' };
const card: NavigationLink = { href: '/hours/card', label: '登记卡' };
const counter: NavigationLink = { href: '/counter', label: '现场缴费' };
const claims: NavigationLink = { href: '/claims', label: '账号申领' };
const groupOrders: NavigationLink = { href: '/group-orders', label: '集体缴费' };
const refunds: NavigationLink = { href: '/refunds', label: '退费' };
const assessments: NavigationLink = { href: '/assessments', label: '年度考核' };
const absences: NavigationLink = { href: '/absence-desk', label: '正当理由' };
const apiKeys: NavigationLink = { href: '/api-keys', label: '接口密钥' };
const acceptance: NavigationLink = { href: '/acceptance', label: '受理核验' };
const review: NavigationLink = { href: '/review/staff', label: '职称评审' };
const completion: NavigationLink = { href: '/completion', label: '完成情况' };
const statistics: NavigationLink = { href: '/statistics', label: '统计' };
const questions: NavigationLink = { href: '/question-desk', label: '提问办理' };
const cases: NavigationLink = { href: '/cases', label: '违规案件' };
const reports: NavigationLink = { href: '/reports', label: '反映违规' };
const textbooks: NavigationLink = { href: '/textbooks', label: '教材' };
const textbookDesk: NavigationLink = { href: '/textbook-desk', label: '教材' };

/** What each role does, in the order of its day. Access itself is each route's own matter. */
export const navigation: Record<Role, NavigationLink[]> = {
  LEARNER: [
    { href: '/', label: '首页' },
    { href: '/courses', label: '课程' },
    { href: '/slips', label: '合格单' },
    { href: '/certificate', label: '学时证书' },
    textbooks,
    { href: '/readiness', label: '职称评审' },
    { href: '/questions', label: '提问' },
    { href: '/account', label: '我的资料' },
  ],
  UNIT_ADMIN: [
    home,
    { href: '/staff', label: '本单位人员' },
    completion,
    groupOrders,
    endorsements,
    confirmations,
    card,
    textbooks,
    review,
    assessments,
    absences,
    statistics,
  ],
  DISTRICT_CLERK: [
    home,
    counter,
    endorsements,
    completion,
    refunds,
    claims,
    { href: '/missing-units', label: '单位申请' },
    questions,
    textbooks,
    acceptance,
    assessments,
    absences,
    statistics,
    reports,
  ],
  INDUSTRY_OFFICER: [
    home,
    completion,
    textbooks,
    acceptance,
    assessments,
    absences,
    statistics,
    reports,
  ],
  MUNICIPAL_OFFICER: [
    home,
    endorsements,
    questions,
    completion,
    { href: '/exam-monitor', label: '考试监控' },
    { href: '/organisation-approvals', label: '单位批准' },
    textbookDesk,
    acceptance,
    { href: '/cycle-rules', label: '周期规则' },
    apiKeys,
    assessments,
    absences,
    statistics,
    cases,
  ],
  CENTRE_CLERK: [
    home,
    counter,
    refunds,
    { href: '/bank-lines', label: '银行流水' },
    { href: '/reconciliations', label: '对账' },
    { href: '/exam-monitor', label: '考试监控' },
    claims,
    { href: '/missing-units', label: '单位申请' },
    questions,
    completion,
    textbookDesk,
    statistics,
    reports,
  ],
  ASSOCIATION_CLERK: [home, endorsements, questions, textbookDesk, statistics, reports],
  AGENCY_CLERK: [
    home,
    completion,
    groupOrders,
    endorsements,
    confirmations,
    card,
    textbooks,
    review,
    assessments,
    absences,
    reports,
  ],
  SYSTEM_ADMIN: [home, { href: '/role-assignments', label: '岗位授权' }, apiKeys],
  SECURITY_ADMIN: [home, { href: '/role-assignments', label: '岗位授权' }],
  AUDITOR: [home, { href: '/audit', label: '审计记录' }],
};
