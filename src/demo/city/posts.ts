import type { OfficerRole } from '../../kernel/actor.ts';

/** An officer's post; `tryThis` for an account to show. */
export interface Post {
  role: OfficerRole;
  organisationKey: string;
  tryThis?: string;
}

/** Posts of the city's own bodies and of bodies with more than one officer, the shown ones first. */
export const posts: Post[] = [
  {
    role: 'DISTRICT_CLERK',
    organisationKey: 'bureau-cq-shapingba',
    tryThis:
      '沙坪坝区窗口：按证件号码或手机号找到学员，核对信息，收费开通，再到审验列表处理本区的合格单。',
  },
  {
    role: 'DISTRICT_CLERK',
    organisationKey: 'bureau-cq-shapingba',
    tryThis:
      '沙坪坝区另一位经办人：学员有了成绩之后，姓名或证件号码由同事提出更正，在现场缴费页复核；自己提出的，自己不能复核。',
  },
  {
    role: 'DISTRICT_CLERK',
    organisationKey: 'bureau-cq-nanan',
    tryThis: '南岸区窗口：查一位沙坪坝区的学员，看看系统怎样说明“不归本区办理”以及应到哪里去。',
  },
  {
    role: 'DISTRICT_CLERK',
    organisationKey: 'bureau-cq-liangjiang',
    tryThis: '两江新区：原江北区、渝北区学员的合格单已经转到这里审验。',
  },
  {
    role: 'CENTRE_CLERK',
    organisationKey: 'training-centre',
    tryThis:
      '培训中心：为市属单位学员现场收费，办理退费和对账；在考试监控里查看考试中断的学员，提出延长时间。',
  },
  {
    role: 'CENTRE_CLERK',
    organisationKey: 'training-centre',
    tryThis: '培训中心另一位经办人：复核同事在考试监控里提出的处理；自己提出的，自己不能复核。',
  },
  {
    role: 'UNIT_ADMIN',
    organisationKey: 'yujiang-hospital',
    tryThis: '市属医院：审验本单位职工的合格单，再确认学时，写入继续教育证书和登记卡。',
  },
  {
    role: 'UNIT_ADMIN',
    organisationKey: 'qingmupo-school',
    tryThis: '区属学校：合格单由区人社局审验；审验之后，在这里确认学时。',
  },
  {
    role: 'AGENCY_CLERK',
    organisationKey: 'agency-yujiang',
    tryThis: '人才代理机构：审验档案在本机构的人员的合格单，可以一次审验多份，也可以写明原因退回。',
  },
  {
    role: 'ASSOCIATION_CLERK',
    organisationKey: 'association',
    tryThis: '继续教育协会：审验没有单位、没有代理机构、没有固定工作区县的学员的合格单。',
  },
  {
    role: 'INDUSTRY_OFFICER',
    organisationKey: 'health-commission',
    tryThis:
      '行业主管部门：确定专业科目和培训，逐人或按名单认定学时（有一份名单等待认定），看本系统各单位的完成情况。',
  },
  {
    role: 'MUNICIPAL_OFFICER',
    organisationKey: 'municipal-bureau',
    tryThis: '市人力社保局：看全市的情况，督查审验，必要时撤销。',
  },
  {
    role: 'SYSTEM_ADMIN',
    organisationKey: 'training-centre',
    tryThis: '系统管理员：维护机构和岗位，看不到业务数据。',
  },
  {
    role: 'SECURITY_ADMIN',
    organisationKey: 'municipal-bureau',
    tryThis: '安全管理员：授权与安全设置，与系统管理员、审计员分设。',
  },
  {
    role: 'AUDITOR',
    organisationKey: 'municipal-bureau',
    tryThis: '审计员：查看操作记录，验证记录没有被改动。',
  },
  {
    role: 'MUNICIPAL_OFFICER',
    organisationKey: 'municipal-bureau',
    tryThis: '市人力社保局另一位工作人员：核对并发布同事起草的政策文件；自己起草的，自己不能发布。',
  },
  {
    role: 'MUNICIPAL_OFFICER',
    organisationKey: 'professional-staff-division',
    tryThis: '专业技术人员管理处：维护评审周期规则，核验职称评审申报人的公需科目，管理接口密钥。',
  },
  {
    role: 'MUNICIPAL_OFFICER',
    organisationKey: 'institution-personnel-division',
    tryThis: '事业单位人事管理处：查看各单位的年度考核名单，打开每个人的依据。',
  },
  { role: 'ASSOCIATION_CLERK', organisationKey: 'association' },
  { role: 'UNIT_ADMIN', organisationKey: 'yujiang-hospital' },
  { role: 'AGENCY_CLERK', organisationKey: 'agency-yujiang' },
  { role: 'DISTRICT_CLERK', organisationKey: 'bureau-cq-nanan' },
  { role: 'DISTRICT_CLERK', organisationKey: 'bureau-cq-wanzhou' },
  { role: 'DISTRICT_CLERK', organisationKey: 'bureau-cq-wanzhou' },
  { role: 'DISTRICT_CLERK', organisationKey: 'bureau-cq-liangjiang' },
];

/** Posts that came later: after all others, so that nobody else gets another name. */
export const laterPosts: Post[] = [
  {
    role: 'COURSE_AUTHOR',
    organisationKey: 'association',
    tryThis: '编课命题人员：写课文和题目，提交审核；不能审核、发布，也看不到学员和成绩。',
  },
];
