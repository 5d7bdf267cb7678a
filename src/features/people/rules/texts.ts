import type { TextTemplate } from '../../../platform/place.ts';

export const registrationCode = {
  key: 'people.registration_code',
  title: '注册的验证码',
  text: '验证码 {验证码}，用于注册，10 分钟内有效。如非本人操作，请忽略。',
  sms: true,
  placeholders: { 验证码: { example: '402218', required: true } },
} as const satisfies TextTemplate;

export const registeredAtCounter = {
  key: 'people.registered_at_counter',
  title: '窗口登记之后',
  text: '您已在窗口登记为学员，请用窗口交给您的一次性代码启用账号。如非本人办理，请立即与窗口联系。',
  sms: true,
  placeholders: {},
} as const satisfies TextTemplate;

export const resetAtCounter = {
  key: 'people.reset_at_counter',
  title: '窗口办理密码重设之后',
  text: '您刚刚在现场窗口办理了密码重设。如非本人办理，请立即与窗口联系。',
  sms: true,
  placeholders: {},
} as const satisfies TextTemplate;

export const registrationReturned = {
  key: 'people.registration_returned',
  title: '注册信息退回',
  subject: '注册信息被退回',
  text: '您的注册信息被退回：{原因}。请登录后在“我的资料”中修改并重新提交。',
  sms: true,
  placeholders: { 原因: { example: '姓名与证件不一致', required: true } },
} as const satisfies TextTemplate;

/** Texts that the bureau may word anew. */
export const texts: readonly TextTemplate[] = [
  registrationCode,
  registeredAtCounter,
  resetAtCounter,
  registrationReturned,
];
