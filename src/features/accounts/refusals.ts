import type { RefusalAnswer, RefusalTable } from '../../kernel/refusal.ts';

const answer = (
  status: RefusalAnswer['status'],
  sentence: string,
  text: string,
  href?: string,
): RefusalAnswer => ({ status, sentence, next: href ? { text, href } : { text } });

const notFound = (sentence: string) => () => answer(404, sentence, '回到工作台', '/');

export const refusals: RefusalTable = {
  'accounts.login_failed': () =>
    answer(422, '证件号码（手机号）或密码不对。', '忘记密码可以重设', '/password-reset'),
  'accounts.locked': ({ minutes }) =>
    answer(
      429,
      `连续多次没有成功，为保护账号已暂停，请 ${minutes} 分钟后再试。`,
      '忘记密码可以重设',
      '/password-reset',
    ),
  'accounts.code_wrong': () =>
    answer(422, '验证码不对或已过期。', '请核对后重新输入，或重新获取验证码'),
  'accounts.reset_code_wrong': () =>
    answer(422, '号码或验证码不对，或者验证码已过期、已用过。', '请重新获取', '/password-reset'),
  'accounts.consent_due': () =>
    answer(
      422,
      '首次使用账号，请先阅读并同意个人信息保护告知。',
      '勾选同意后再提交一次',
      '/activation',
    ),
  'accounts.too_many_codes': () => answer(429, '验证码发送得太频繁。', '请 10 分钟后再试'),
  'accounts.password_wrong': () =>
    answer(422, '现在的密码不对。', '忘记密码可以重设', '/password-reset'),
  'accounts.number_taken': () =>
    answer(409, '这个证件号码已有账号。', '如果您不记得注册过，可以申请收回账号', '/claims/new'),
  'accounts.phone_taken': () =>
    answer(409, '这个手机号已用于另一个账号。', '请换一个手机号，或到窗口办理'),
  'accounts.number_invalid': ({ sentence }) => answer(422, String(sentence), '请返回修改'),
  'accounts.phone_invalid': ({ sentence }) => answer(422, String(sentence), '请返回修改'),
  'accounts.name_invalid': ({ sentence }) => answer(422, String(sentence), '请返回修改'),
  'accounts.identity_locked': () =>
    answer(
      409,
      '注册信息核对之后，或参加过考试之后，姓名和证件号码不能自行修改。',
      '如有错误，请携带证件到窗口更正',
      '/account',
    ),
  'accounts.registration_returned': () =>
    answer(409, '这位学员的注册信息已退回，修改后才能核对通过。', '可以在窗口直接更正'),
  'accounts.registered_elsewhere': ({ office }) =>
    answer(409, `这位学员由${office}受理，本窗口不能登记。`, '请学员到那里办理'),
  'accounts.learner_not_found': notFound('没有找到这位学员，或者不属于您的受理范围。'),
  'accounts.account_not_found': () =>
    answer(422, '没有这个证件号码或手机号的账号。', '请先让本人注册'),
  'accounts.officer_account': () =>
    answer(409, '这个账号有工作岗位，不能在窗口办理。', '请联系安全管理员'),
  'accounts.claim_not_found': notFound('没有找到这份申领，或者不属于您的受理范围。'),
  'accounts.claim_settled': () => answer(409, '这份申领已经办结。', '回到申领列表', '/claims'),
  'accounts.claim_number_differs': () =>
    answer(422, '输入的证件号码与申领填写的不一致。', '请再核对证件原件', '/claims'),
  'accounts.claim_without_account': () =>
    answer(409, '这个证件号码还没有账号，不需要收回。', '请本人直接注册', '/claims'),
  'accounts.correction_open': () =>
    answer(409, '这位学员已有一项更正等待复核。', '请先由另一位经办人复核', '/counter'),
  'accounts.correction_not_found': notFound('没有找到这项更正，或者不属于您的受理范围。'),
  'accounts.correction_decided': ({ id }) =>
    answer(409, '这项更正已经复核过了。', '查看结果', `/counter/corrections/${id}`),
  'accounts.correction_own': () =>
    answer(
      409,
      '提出和复核要由两个人完成，不能复核自己提出的更正。',
      '请同事在“现场缴费”里复核',
      '/counter',
    ),
  'accounts.correction_outdated': () =>
    answer(409, '提出之后，这个账号的姓名或证件号码已有变动。', '请退回后按现在的信息重新提出'),
  'accounts.session_not_found': notFound('没有找到这次登录，它可能已经结束。'),
  'accounts.link_not_found': notFound('没有找到这条记录，或者不属于您的单位。'),
  'accounts.link_own': () =>
    answer(409, '不能确认自己的任职关系。', '请本单位另一位管理员办理', '/roster'),
  'accounts.link_decided': () => answer(409, '这条记录已经处理过了。', '回到人员名册', '/roster'),
  'accounts.period_overlaps': () =>
    answer(
      422,
      '这段时间与本人的另一段任职（托管）重叠，或者不在上一段开始之后。',
      '请核对日期后重新填写',
      '/roster',
    ),
  'accounts.period_reversed': () =>
    answer(422, '离开的日期应在开始的日期之后。', '请核对日期后重新填写', '/roster'),
  'accounts.role_not_found': notFound('没有找到这个岗位。'),
  'accounts.second_factor_due': () =>
    answer(403, '切换到工作岗位前需要动态验证码。', '去验证', '/second-factor'),
  'accounts.role_own': () =>
    answer(409, '不能为自己授权或撤销自己的岗位。', '请另一位管理员办理', '/role-assignments'),
  'accounts.role_separated': () =>
    answer(
      409,
      '系统管理、安全管理、审计三个岗位须由三个人分别担任。',
      '请选择另一位人员',
      '/role-assignments',
    ),
  'accounts.role_held': () =>
    answer(409, '这个人员已经担任该岗位。', '回到授权列表', '/role-assignments'),
  'accounts.link_void': () =>
    answer(410, '这个链接无效、已用过或已过期。', '重新启动程序可以得到新的链接', '/login'),
};
