/** Days in which a closing can be taken back. */
export const undoDays = 15;

/** What closing an account erases, and what stays by law (E29). */
export const erased = [
  '手机号、邮箱地址，以及曾用手机号的记录',
  '密码、动态验证码、通行密钥、恢复代码：账号不能再登录',
  '站内消息',
] as const;

export const staying = [
  {
    what: '姓名、证件号码、成绩、合格单、审验和学时登记',
    law: '它们是职称评审和岗位聘用的依据，属于履行法定职责所必需（个人信息保护法第十三条第三项、第四十七条第二款）',
  },
  { what: '缴费、退费和票据', law: '会计凭证保管三十年（会计档案管理办法）' },
  { what: '登录和操作日志', law: '不少于六个月（网络安全法）' },
] as const;

export interface Closure {
  id: string;
  accountId: string;
  askedAt: Date;
  dueAt: Date;
}
