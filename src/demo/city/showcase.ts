import type { FixedTraits } from './persons.ts';
import type { DemoStage } from './stages.ts';

/** A learner whose account is offered to visitors. */
interface ShowcaseLearner {
  employerKey: string | null;
  agencyKey?: string;
  districtKey: string;
  stage: DemoStage;
  didLastYear?: boolean;
  tryThis: string;
  traits?: FixedTraits;
}

/** Serial of the learner who is also an administrator of the own unit (Q11, G10). */
export const twoRolesSerial = 9;

/** The accounts to show, one for each typical situation; serials from 0. */
export const showcase: ShowcaseLearner[] = [
  {
    employerKey: 'qingmupo-school',
    districtKey: 'cq-shapingba',
    stage: 'REGISTERED',
    tryThis:
      '区属学校教师，刚刚注册。先选报今年的课程，再换沙坪坝区经办人的账号，在窗口核对信息、收费并开通学习。',
  },
  {
    employerKey: 'yujiang-hospital',
    districtKey: 'cq-shapingba',
    stage: 'SELECTED',
    didLastYear: true,
    tryThis:
      '市属医院职工，已经选课。请在线缴费：在模拟银行里可以让付款通知迟到或丢失，看看学习权限怎样照样开通。',
  },
  {
    employerKey: 'wuling-machinery',
    agencyKey: 'agency-yujiang',
    districtKey: 'cq-shapingba',
    stage: 'SELECTED',
    tryThis: '民营企业职工，档案由人才代理机构保管。看看选课页上由谁审验、为什么，然后缴费。',
  },
  {
    employerKey: null,
    districtKey: 'cq',
    stage: 'REGISTERED',
    tryThis: '没有单位、也没有固定工作区县。选报课程，看看为什么由继续教育协会直接审验。',
  },
  {
    employerKey: 'tushanwan-school',
    districtKey: 'cq-nanan',
    stage: 'STUDYING',
    tryThis: '正在学习。从上次停下的地方接着学，看一段视频，下载一章讲义，再做一次模拟考试。',
  },
  {
    employerKey: 'jiayu-university',
    districtKey: 'cq-beibei',
    stage: 'STUDIED',
    didLastYear: true,
    tryThis: '课程已经学完。先做考前检查，再开始正式考试；中途关掉浏览器重新登录，答案都还在。',
  },
  {
    employerKey: 'pinghu-hospital',
    districtKey: 'cq-wanzhou',
    stage: 'EXAM_FAILED_ONCE',
    tryThis: '第一次考试没有通过，还有一次机会。看看各课得分，复习后补考；再不通过就进入重新学习。',
  },
  {
    employerKey: 'geleqiao-clinic',
    districtKey: 'cq-shapingba',
    stage: 'PASSED',
    traits: { name: '何㛃宁', sex: 'F' },
    tryThis: '刚刚考试合格，姓名里有生僻字。打印成绩合格单，看看下一步由谁审验。',
  },
  {
    employerKey: 'qingmupo-school',
    districtKey: 'cq-shapingba',
    stage: 'ENDORSED',
    didLastYear: true,
    traits: { name: '冉䶮', sex: 'M' },
    tryThis:
      '合格单已经审验盖章。用编号和查验码（或扫二维码）查验真伪；再换青木坡小学管理员的账号确认学时。',
  },
  {
    employerKey: 'yujiang-hospital',
    districtKey: 'cq-shapingba',
    stage: 'SLIP_PENDING',
    traits: { sex: 'F' },
    tryThis:
      '既是学员，又是本单位的管理员，一个账号两种身份。切换身份后可以审验同事的合格单，唯独不能审验自己的。',
  },
  {
    employerKey: 'yujiang-design',
    districtKey: 'cq-yuzhong',
    stage: 'HOURS_CONFIRMED',
    didLastYear: true,
    tryThis: '今年的学时已由单位确认。查看并打印继续教育证书，里面有两年的记载。',
  },
  {
    employerKey: 'jiangyu-construction',
    districtKey: 'cq-nanan',
    stage: 'REVOKED',
    tryThis: '审验后来被撤销。看看撤销的原因，再用合格单编号到查验页，看社会公众看到什么。',
  },
];
