import type { RefusalAnswer, RefusalTable } from '../../../kernel/refusal.ts';

const answer = (
  status: RefusalAnswer['status'],
  sentence: string,
  text: string,
  href?: string,
): RefusalAnswer => ({ status, sentence, next: href ? { text, href } : { text } });

const atForm = (sentence: string): RefusalAnswer => ({
  ...answer(409, sentence, '回到岗位名单'),
  field: 'form',
});

const notFound = (sentence: string) => () => answer(404, sentence, '回到工作台', '/');

export const refusals: RefusalTable = {
  'identity.login_failed': () =>
    answer(422, '证件号码（手机号）或密码不对。', '忘记密码可以重设', '/password-reset'),
  'identity.locked': ({ minutes }) =>
    answer(
      429,
      `连续多次没有成功，为保护账号已暂停，请 ${minutes} 分钟后再试。`,
      '忘记密码可以重设',
      '/password-reset',
    ),
  'identity.code_wrong': () =>
    answer(422, '验证码不对或已过期。', '请核对后重新输入，或重新获取验证码'),
  'identity.log_in_code_wrong': () =>
    answer(422, '号码或验证码不对，或者验证码已过期、已用过。', '请重新获取', '/login/sms'),
  'identity.reset_code_wrong': () =>
    answer(422, '号码或验证码不对，或者验证码已过期、已用过。', '请重新获取', '/password-reset'),
  'identity.consent_due': () =>
    answer(
      422,
      '首次使用账号，请先阅读并同意个人信息保护告知。',
      '勾选同意后再提交一次',
      '/activation',
    ),
  'identity.notice_due': () =>
    answer(
      403,
      '个人信息保护告知有新的一版，同意之后才能继续办理。刚才填写的还没有提交。',
      '阅读并决定是否同意',
      '/privacy/consent',
    ),
  'identity.too_many_codes': () =>
    answer(
      429,
      '验证码发送得太频繁，请 10 分钟后再试；一天内次数用完的，请明天再试。',
      '请稍后再试',
    ),
  'identity.password_short': ({ least }) =>
    answer(422, `工作人员的密码至少 ${least} 个字符。`, '请换一个长一些的密码'),
  'identity.password_reused': ({ most }) =>
    answer(422, `最近 ${most} 次用过的密码不能再用。`, '请换一个没有用过的密码'),
  'identity.password_wrong': () =>
    answer(422, '现在的密码不对。', '忘记密码可以重设', '/password-reset'),
  'identity.settings_same': () => atForm('没有改动任何一项。'),
  'identity.proof_due': () => ({
    ...answer(422, '请填写现在的密码，或用通行密钥确认。', '确认后再提交'),
    field: 'password',
  }),
  'identity.number_taken': () =>
    answer(409, '这个证件号码已有账号。', '如果您不记得注册过，可以申请收回账号', '/claims/new'),
  'identity.phone_taken': () =>
    answer(
      409,
      '这个手机号还登记在另一个账号上。如果它现在由您本人使用，请在下面确认后再提交一次。',
      '如果不是，请换一个手机号',
    ),
  'identity.number_invalid': ({ sentence }) => answer(422, String(sentence), '请返回修改'),
  'identity.phone_invalid': ({ sentence }) => answer(422, String(sentence), '请返回修改'),
  'identity.name_invalid': ({ sentence }) => answer(422, String(sentence), '请返回修改'),
  'identity.account_not_found': () => ({
    ...answer(422, '没有这个证件号码或手机号的账号。', '请先让本人注册'),
    field: 'loginName',
  }),
  'identity.session_not_found': notFound('没有找到这次登录，它可能已经结束。'),
  'identity.device_not_found': notFound('没有找到这台登录设备，它可能已经移除。'),
  'identity.role_not_found': notFound('没有找到这个岗位。'),
  'identity.second_factor_due': () =>
    answer(403, '切换到工作岗位前需要动态验证码。', '去验证', '/second-factor'),
  'identity.passkey_wrong': () =>
    answer(422, '通行密钥没有通过验证，或者等待太久。', '请再试一次，或用其他方式'),
  'identity.passkey_not_found': notFound('没有找到这个通行密钥，它可能已经删除。'),
  'identity.role_own': () => ({
    ...answer(409, '不能办理自己的岗位，也不能确认给自己的岗位。', '请另一位管理员办理'),
    field: 'form',
  }),
  'identity.role_separated': () => ({
    ...answer(
      409,
      '系统管理员、安全管理员、审计员由不同的人担任，也不兼任其他岗位。',
      '请选择另一位人员，或先结束这个人的其他岗位',
    ),
    field: 'loginName',
  }),
  'identity.role_held': () => ({
    ...answer(409, '这个人员已经有这个岗位；要改期限，请打开该岗位更改。', '回到岗位名单'),
    field: 'loginName',
  }),
  'identity.role_body': () => ({
    ...answer(409, '这类单位没有这个岗位。', '请换一个岗位或单位，对照“哪类单位有哪些岗位”'),
    field: 'role',
  }),
  'identity.role_ended': () => atForm('这个岗位已经结束或已经暂停，不能再办理。'),
  'identity.role_suspended': () => atForm('这个岗位已经暂停，恢复以后才能安排代岗。'),
  'identity.role_not_suspended': () => atForm('这个岗位没有暂停。'),
  'identity.suspension_not_yours': () =>
    answer(403, '只有安全管理员和上级单位可以暂停这个岗位。', '请联系安全管理员'),
  'identity.body_not_found': () => ({
    ...answer(422, '没有找到这个单位。', '请填写全称，或统一社会信用代码'),
    field: 'body',
  }),
  'identity.body_many': ({ names }) => ({
    ...answer(422, `有几家单位符合：${names}。请填写全称。`, '请填写全称'),
    field: 'body',
  }),
  'identity.term_order': () => ({
    ...answer(422, '最后一天不能早于第一天。', '请改日期'),
    field: 'until',
  }),
  'identity.term_past': () => ({
    ...answer(422, '最后一天已经过去；要立即结束，请用“结束岗位”。', '请改日期'),
    field: 'until',
  }),
  'identity.term_same': () => ({
    ...answer(422, '与现在的期限相同。', '请改日期'),
    field: 'until',
  }),
  'identity.cover_of_cover': () => atForm('代岗不能再转给别人；请岗位的本人或管理员安排。'),
  'identity.cover_own': () => ({
    ...answer(409, '代岗的人不能是岗位的本人。', '请填写另一位人员'),
    field: 'loginName',
  }),
  'identity.cover_long': ({ days }) => ({
    ...answer(
      422,
      `代岗最长 ${days} 天，而且只能提前结束、不能延长。`,
      '时间更长的，请正式授予岗位',
    ),
    field: 'until',
  }),
  'identity.cover_beyond': () => ({
    ...answer(422, '代岗不能比岗位本身的期限更长。', '请改日期'),
    field: 'until',
  }),
  'identity.link_void': () =>
    answer(410, '这个链接无效、已用过或已过期。', '请在服务器上重新开出链接', '/login'),
};
