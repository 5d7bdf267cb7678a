import type { Role } from '../kernel/actor.ts';

/** Headings under which the links stand that do not fit in the row. */
type Group = '人员与学习' | '收费' | '审验与学时' | '考核与评审' | '督查' | '服务';

export interface NavigationLink {
  href: string;
  label: string;
  /** Only the home page has none. */
  group?: Group;
}

const home: NavigationLink = { href: '/', label: '工作台' };
const endorsements: NavigationLink = { href: '/endorsements', label: '审验', group: '审验与学时' };
const confirmations: NavigationLink = {
  href: '/hours/confirmations',
  label: '学时确认',
  group: '审验与学时',
};
const card: NavigationLink = { href: '/hours/card', label: '登记卡', group: '审验与学时' };
const counter: NavigationLink = { href: '/counter', label: '现场缴费', group: '收费' };
const claims: NavigationLink = { href: '/claims', label: '账号申领', group: '人员与学习' };
const groupOrders: NavigationLink = { href: '/group-orders', label: '集体缴费', group: '收费' };
const refunds: NavigationLink = { href: '/refunds', label: '退费', group: '收费' };
const assessments: NavigationLink = {
  href: '/assessments',
  label: '年度考核',
  group: '考核与评审',
};
const absences: NavigationLink = { href: '/absence-desk', label: '正当理由', group: '考核与评审' };
const apiKeys: NavigationLink = { href: '/api-keys', label: '接口密钥', group: '考核与评审' };
const acceptance: NavigationLink = { href: '/acceptance', label: '受理核验', group: '考核与评审' };
const review: NavigationLink = { href: '/review/staff', label: '职称评审', group: '考核与评审' };
const completion: NavigationLink = { href: '/completion', label: '完成情况', group: '人员与学习' };
const statistics: NavigationLink = { href: '/statistics', label: '统计', group: '督查' };
const questions: NavigationLink = { href: '/question-desk', label: '提问办理', group: '服务' };
const findings: NavigationLink = { href: '/findings', label: '线索', group: '督查' };
const cases: NavigationLink = { href: '/cases', label: '违规案件', group: '督查' };
const reports: NavigationLink = { href: '/reports', label: '反映违规', group: '督查' };
const roster: NavigationLink = { href: '/roster', label: '人员名册', group: '人员与学习' };
const lists: NavigationLink = { href: '/roster/imports', label: '名单导入', group: '人员与学习' };
const professionalSubjects: NavigationLink = {
  href: '/professional-subjects',
  label: '专业科目',
  group: '审验与学时',
};
const textbooks: NavigationLink = { href: '/textbooks', label: '教材', group: '服务' };
const textbookDesk: NavigationLink = { href: '/textbook-desk', label: '教材', group: '服务' };
const supervision: NavigationLink = { href: '/supervision', label: '参学督查', group: '督查' };
const catchUpOrders: NavigationLink = {
  href: '/catch-up-orders',
  label: '限期督办',
  group: '督查',
};
const spotChecks: NavigationLink = { href: '/spot-checks', label: '随机抽查', group: '督查' };

/** What each role does, in the order of its day. Access itself is each route's own matter. */
export const navigation: Record<Role, NavigationLink[]> = {
  LEARNER: [
    { href: '/', label: '首页' },
    { href: '/courses', label: '课程', group: '人员与学习' },
    { href: '/slips', label: '合格单', group: '审验与学时' },
    { href: '/certificate', label: '学时证书', group: '审验与学时' },
    textbooks,
    { href: '/readiness', label: '职称评审', group: '考核与评审' },
    { href: '/questions', label: '提问', group: '服务' },
    { href: '/account', label: '我的资料', group: '服务' },
  ],
  UNIT_ADMIN: [
    home,
    roster,
    completion,
    catchUpOrders,
    groupOrders,
    endorsements,
    confirmations,
    card,
    { href: '/professional-staff', label: '专业科目', group: '审验与学时' },
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
    { href: '/missing-units', label: '单位申请', group: '人员与学习' },
    lists,
    questions,
    textbooks,
    acceptance,
    assessments,
    absences,
    statistics,
    supervision,
    catchUpOrders,
    spotChecks,
    reports,
  ],
  INDUSTRY_OFFICER: [
    home,
    { href: '/industry-desk', label: '本系统', group: '人员与学习' },
    professionalSubjects,
    completion,
    textbooks,
    acceptance,
    assessments,
    absences,
    statistics,
    supervision,
    catchUpOrders,
    reports,
  ],
  MUNICIPAL_OFFICER: [
    home,
    endorsements,
    questions,
    completion,
    { href: '/exam-monitor', label: '考试监控', group: '人员与学习' },
    { href: '/organisation-approvals', label: '单位批准', group: '人员与学习' },
    textbookDesk,
    acceptance,
    { href: '/cycle-rules', label: '周期规则', group: '考核与评审' },
    { href: '/hour-rules', label: '学时规则', group: '考核与评审' },
    professionalSubjects,
    apiKeys,
    assessments,
    absences,
    statistics,
    supervision,
    catchUpOrders,
    spotChecks,
    findings,
    cases,
  ],
  CENTRE_CLERK: [
    home,
    counter,
    refunds,
    { href: '/bank-lines', label: '银行流水', group: '收费' },
    { href: '/reconciliations', label: '对账', group: '收费' },
    { href: '/exam-monitor', label: '考试监控', group: '人员与学习' },
    claims,
    { href: '/missing-units', label: '单位申请', group: '人员与学习' },
    lists,
    questions,
    completion,
    textbookDesk,
    statistics,
    supervision,
    reports,
  ],
  ASSOCIATION_CLERK: [home, endorsements, questions, textbookDesk, statistics, reports],
  AGENCY_CLERK: [
    home,
    roster,
    completion,
    catchUpOrders,
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
  SYSTEM_ADMIN: [
    home,
    { href: '/role-assignments', label: '岗位授权', group: '人员与学习' },
    apiKeys,
  ],
  SECURITY_ADMIN: [home, { href: '/role-assignments', label: '岗位授权', group: '人员与学习' }],
  AUDITOR: [home, { href: '/audit', label: '审计记录', group: '督查' }],
};
