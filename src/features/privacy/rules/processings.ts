/** Why personal data are processed, in the words of the lists that people read (E28). */
export interface Processing {
  /** What is collected. */
  data: string;
  purpose: string;
  basis: Basis;
  /** A term of `retention_terms`, or how long and why in words. */
  retention: { term: string } | { words: string };
  recipients: readonly Recipient[];
  /** Sensitive personal information (article 28). */
  sensitive?: boolean;
}

export const bases = {
  DUTY: '履行法定职责（个人信息保护法第十三条第三项、第三十四条）',
  CONTRACT: '订立、履行您参加学习的约定所必需（第十三条第二项）',
  SECURITY: '履行网络安全法定义务所必需（第十三条第三项）',
  CONSENT: '您的同意，可以随时撤回（第十三条第一项、第十五条）',
} as const;
export type Basis = keyof typeof bases;

export const recipients = {
  UNIT: '您所在的用人单位',
  AGENCY: '您托管档案的人才代理机构',
  DISTRICT: '工作所在区县的人力社保局',
  BUREAU: '市人力社保局',
  AUTHORITY: '行业主管部门',
  CENTRE: '市人事培训中心（受委托处理）',
  ASSOCIATION: '继续教育协会（受委托处理）',
  REVIEW: '职称评审和考核使用结果的机构',
  PROVIDER: '短信、邮件通道的服务商（受委托处理）',
  GATEWAY: '您选择的支付机构',
  PUBLIC: '凭合格单编号和查验码查验的公众（隐去后的信息）',
} as const;
export type Recipient = keyof typeof recipients;

/** Articles 21 and 23 tell those who process for us from those who decide themselves. */
export const entrusted: readonly Recipient[] = ['CENTRE', 'ASSOCIATION', 'PROVIDER'];

const career = '长期保存：评审周期回看四至十一年，成绩和审验是人事记录';
const vouchers = '三十年：会计档案管理办法';

export const processings = {
  IDENTITY: {
    data: '姓名、证件类型和号码、出生日期',
    purpose: '确认您本人，保证一人一个账号，出具合格单和学时证书',
    basis: 'DUTY',
    retention: { words: career },
    recipients: [
      'UNIT',
      'AGENCY',
      'DISTRICT',
      'BUREAU',
      'AUTHORITY',
      'CENTRE',
      'ASSOCIATION',
      'REVIEW',
    ],
    sensitive: true,
  },
  CONTACT: {
    data: '手机号，曾用手机号的散列值',
    purpose: '登录、接收验证码和办理结果',
    basis: 'CONTRACT',
    retention: { words: '到注销账号或更换号码为止' },
    recipients: ['PROVIDER', 'DISTRICT', 'CENTRE'],
  },
  MAIL: {
    data: '邮箱地址',
    purpose: '把提醒也发到邮箱（自愿）',
    basis: 'CONSENT',
    retention: { words: '到您停用为止' },
    recipients: ['PROVIDER'],
  },
  CREDENTIALS: {
    data: '密码的散列值、第二重验证的密钥、通行密钥、恢复代码的散列值、一次性验证码的散列值',
    purpose: '保护您的账号',
    basis: 'SECURITY',
    retention: { words: '到更换或注销账号为止；验证码用后即删' },
    recipients: [],
    sensitive: true,
  },
  LOG_INS: {
    data: '登录时间、网络地址、浏览器、设备标记',
    purpose: '保护您的账号，发现代学代考',
    basis: 'SECURITY',
    retention: { term: 'SESSIONS' },
    recipients: [],
  },
  FAILED_LOG_INS: {
    data: '失败的登录：时间、网络地址、浏览器、所填账号的散列值',
    purpose: '防止他人猜测密码',
    basis: 'SECURITY',
    retention: { term: 'FAILED_LOG_INS' },
    recipients: [],
  },
  TEXTS: {
    data: '发给您的短信',
    purpose: '发送验证码和办理结果',
    basis: 'CONTRACT',
    retention: { term: 'TEXTS' },
    recipients: ['PROVIDER'],
  },
  MAILS: {
    data: '发给您的邮件',
    purpose: '发送您订阅的提醒',
    basis: 'CONSENT',
    retention: { term: 'MAILS' },
    recipients: ['PROVIDER'],
  },
  NOTICES: {
    data: '站内消息、公告的阅读回执',
    purpose: '告诉您办理结果和需要做的事',
    basis: 'CONTRACT',
    retention: { term: 'NOTICES' },
    recipients: [],
  },
  WORK: {
    data: '工作单位、部门、岗位、工作区县、档案托管机构、职称及取得日期',
    purpose: '确定由谁收费、由谁审验、需要完成多少学时',
    basis: 'DUTY',
    retention: { words: career },
    recipients: ['UNIT', 'AGENCY', 'DISTRICT', 'BUREAU', 'AUTHORITY', 'CENTRE', 'ASSOCIATION'],
  },
  LISTS: {
    data: '单位或机构上传的人员名单',
    purpose: '为职工批量登记、报名、登记学时',
    basis: 'DUTY',
    retention: { words: '导入完成即删，没有导入的三十天后删除；培训名单随学时记录保存' },
    recipients: ['UNIT', 'AGENCY', 'DISTRICT', 'AUTHORITY', 'CENTRE'],
    sensitive: true,
  },
  CLAIMS: {
    data: '账号申领和更正的陈述、证明材料、姓名、号码、手机号',
    purpose: '核对谁是账号的主人，更正姓名和号码',
    basis: 'DUTY',
    retention: { words: career },
    recipients: ['DISTRICT', 'CENTRE'],
    sensitive: true,
  },
  STUDY: {
    data: '报名、学习进度、练习和错题',
    purpose: '记录学习，认定完成',
    basis: 'CONTRACT',
    retention: { words: career },
    recipients: ['UNIT', 'AGENCY', 'DISTRICT', 'BUREAU', 'CENTRE'],
  },
  EXAM: {
    data: '考试作答、成绩、中断和补时、所用设备',
    purpose: '组织考试，评定成绩，处理争议',
    basis: 'DUTY',
    retention: { words: career },
    recipients: ['CENTRE', 'BUREAU', 'UNIT', 'DISTRICT'],
  },
  MONEY: {
    data: '订单、缴费、退费、收据、发票抬头、汇款人和账号',
    purpose: '收取和退还费用，开具票据，对账',
    basis: 'CONTRACT',
    retention: { words: vouchers },
    recipients: ['GATEWAY', 'CENTRE', 'DISTRICT', 'UNIT'],
    sensitive: true,
  },
  BOOKS: {
    data: '教材订单，收件人、电话和地址',
    purpose: '寄送教材',
    basis: 'CONTRACT',
    retention: { words: '订单三年：电子商务法第三十一条' },
    recipients: ['CENTRE'],
  },
  RECORDS: {
    data: '合格单、审验、学时登记、年度完成情况、正当理由、考核和评审使用的结果',
    purpose: '认定和证明继续教育学时',
    basis: 'DUTY',
    retention: { words: career },
    recipients: [
      'UNIT',
      'AGENCY',
      'DISTRICT',
      'BUREAU',
      'AUTHORITY',
      'ASSOCIATION',
      'REVIEW',
      'PUBLIC',
    ],
  },
  CASES: {
    data: '违规线索、案件、陈述申辩、抽查结果',
    purpose: '查处弄虚作假、随意审验',
    basis: 'DUTY',
    retention: { words: career },
    recipients: ['BUREAU', 'DISTRICT', 'AUTHORITY'],
    sensitive: true,
  },
  HELP: {
    data: '您提出的问题、附件、评价',
    purpose: '答复您',
    basis: 'CONTRACT',
    retention: { words: '办结后三年' },
    recipients: ['CENTRE', 'ASSOCIATION', 'DISTRICT', 'BUREAU'],
  },
  OFFICE: {
    data: '工作人员的岗位、授权和经办记录',
    purpose: '确定谁有权办理、谁对办理负责',
    basis: 'DUTY',
    retention: { words: '随业务记录保存' },
    recipients: ['BUREAU'],
  },
  AUDIT: {
    data: '谁在何时查看、修改、导出了什么',
    purpose: '追查不当使用，告诉您谁看过您的信息',
    basis: 'SECURITY',
    retention: { words: '长期保存，不少于六个月：网络安全法' },
    recipients: ['BUREAU'],
  },
} as const satisfies Record<string, Processing>;

export type ProcessingCode = keyof typeof processings;
