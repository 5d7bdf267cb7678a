import type { IconName } from '../../ui/index.ts';

/** A duty as its tile shows it. */
export interface Task {
  href: string;
  icon: IconName;
  title: string;
  text: string;
  /** What the number beside it counts ("张待审验"); null where nothing is counted. */
  unit: string | null;
  /** Whether the number is work that waits, or only tells. */
  waits: boolean;
}

const work = { waits: true } as const;
const tells = { waits: false } as const;
const opens = { waits: false, unit: null } as const;

/** The duties of officers, by name. */
export const tasks = {
  endorse: {
    href: '/endorsements',
    icon: 'stamp',
    title: '审验合格单',
    text: '对照平台记录核对，逐张或成批审验；不符的写明原因退回。',
    unit: '张待审验',
    ...work,
  },
  supervise: {
    href: '/endorsements',
    icon: 'stamp',
    title: '审验监督',
    text: '查看全市各单位的审验，发现不当的可以撤销。',
    unit: '张待审验',
    ...tells,
  },
  confirm: {
    href: '/hours/confirmations',
    icon: 'check',
    title: '确认学时',
    text: '依据已审验的合格单，记入继续教育证书和登记卡。',
    unit: '人待确认',
    ...work,
  },
  staff: {
    href: '/staff',
    icon: 'person',
    title: '本单位人员',
    text: '确认或退回申请与本单位建立关系的人员。',
    unit: '人待答复',
    ...work,
  },
  card: {
    href: '/hours/card',
    icon: 'list',
    title: '登记卡',
    text: '查看和打印继续教育登记卡。',
    ...opens,
  },
  refunds: {
    href: '/refunds',
    icon: 'money',
    title: '退费',
    text: '答复学员的退费申请，办理退款。',
    unit: '件待处理',
    ...work,
  },
  findings: {
    href: '/findings',
    icon: 'search',
    title: '线索',
    text: '看规则发现的异常和依据，转为案件或者排除。',
    unit: '条待处理',
    ...work,
  },
  cases: {
    href: '/cases',
    icon: 'flag',
    title: '违规案件',
    text: '受理线索和反映，告知、决定、复核申诉。',
    unit: '件待办理',
    ...work,
  },
  reports: {
    href: '/reports',
    icon: 'flag',
    title: '反映违规',
    text: '发现违规登记、随意审验、弄虚作假的，报市人力社保局。',
    ...opens,
  },
  announcements: {
    href: '/announcement-desk',
    icon: 'pen',
    title: '公告与政策',
    text: '起草公告和政策文件；同事起草的政策，由您核对后发布。',
    unit: '份待核对发布',
    ...work,
  },
  gatherBooks: {
    href: '/textbooks',
    icon: 'book',
    title: '教材征订',
    text: '汇总各处送来的教材订单，一并报培训中心；书到了分发并登记。',
    unit: '张待汇总',
    ...work,
  },
  bookOrders: {
    href: '/textbook-desk',
    icon: 'book',
    title: '教材订单',
    text: '受理教材订单，备货、发货，登记到账。',
    unit: '张待受理',
    ...work,
  },
  claims: {
    href: '/claims',
    icon: 'lock',
    title: '账号申领',
    text: '证件号码被他人占用的，当面核验身份后办理。',
    unit: '件待核验',
    ...work,
  },
  missingUnits: {
    href: '/missing-units',
    icon: 'building',
    title: '单位申请',
    text: '学员在名单里找不到单位的，在这里补录或并入。',
    unit: '件待补录',
    ...work,
  },
  passwordReset: {
    href: '/counter/password-reset',
    icon: 'person',
    title: '当面重置密码',
    text: '学员忘记密码又收不到短信的，核验证件后给一次性代码。',
    ...opens,
  },
  approvals: {
    href: '/organisation-approvals',
    icon: 'building',
    title: '单位批准',
    text: '批准市属单位、中央在渝单位审验本单位人员的合格单。',
    unit: '家待批准',
    ...work,
  },
  reconciliations: {
    href: '/reconciliations',
    icon: 'list',
    title: '对账',
    text: '逐日与支付平台核对在线缴费。',
    unit: '笔差异（最近一次）',
    ...work,
  },
  groupOrders: {
    href: '/group-orders',
    icon: 'money',
    title: '集体缴费',
    text: '为人员统一选课、缴费：在线支付，或者按付款通知书转账。',
    unit: '人待付款',
    ...work,
  },
  bankLines: {
    href: '/bank-lines',
    icon: 'money',
    title: '银行流水',
    text: '导入银行明细，按汇款码认领单位的转账。',
    unit: '笔待认领',
    ...work,
  },
  examDesk: {
    href: '/exam-monitor',
    icon: 'clock',
    title: '考试监控',
    text: '看全市考试的实时情况；受故障影响的，两人复核后延长时间或返还机会。',
    unit: '人正在考试',
    ...tells,
  },
  grants: {
    href: '/role-assignments',
    icon: 'lock',
    title: '岗位授权',
    text: '授予或结束经办人的岗位；系统、安全、审计由三人分任。',
    unit: '个现有岗位',
    ...tells,
  },
  audit: {
    href: '/audit',
    icon: 'list',
    title: '审计记录',
    text: '查看每一次改动，核验记录没有被改过。',
    unit: '条今日记录',
    ...tells,
  },
  courses: {
    href: '/courses',
    icon: 'book',
    title: '课程',
    text: '查看各年度专题的收费、时间和考试规则。',
    ...opens,
  },
  verify: {
    href: '/verify',
    icon: 'search',
    title: '查验合格单',
    text: '用编号和验证码核对一张合格单的真伪和状态。',
    ...opens,
  },
  review: {
    href: '/review/staff',
    icon: 'certificate',
    title: '职称评审',
    text: '看本单位人员的公需科目是否齐全，齐全的可以推荐申报。',
    ...opens,
  },
  absences: {
    href: '/absence-desk',
    icon: 'calendar',
    title: '正当理由',
    text: '因病、生育、出国、借调等没有学习的，由单位批准后不影响考核。',
    unit: '件待批准',
    ...work,
  },
  assessments: {
    href: '/assessments',
    icon: 'list',
    title: '年度考核',
    text: '谁完成了公需科目，谁有正当理由，谁当年不得评为优秀。',
    ...opens,
  },
  questions: {
    href: '/question-desk',
    icon: 'phone',
    title: '提问办理',
    text: '答复按事项转来的提问；答复可以整理成知识库里的内容。',
    unit: '件待答复',
    ...work,
  },
  acceptance: {
    href: '/acceptance',
    icon: 'search',
    title: '受理核验',
    text: '受理职称评审申报前，核验申报人的公需科目合格单。',
    ...opens,
  },
} as const satisfies Record<string, Task>;

/** What an officer can be about. */
export type Duty = keyof typeof tasks;
