import type { TextTemplate } from '../../../platform/place.ts';

export const requestedCode = {
  key: 'identity.requested_code',
  title: '登录或重设密码的验证码',
  text: '验证码 {验证码}，用于{用途}，10 分钟内有效。请勿告诉任何人，工作人员不会向您索要。',
  sms: true,
  placeholders: {
    验证码: { example: '402218', required: true },
    用途: { example: '登录', required: true },
  },
} as const satisfies TextTemplate;

export const phoneCode = {
  key: 'identity.phone_code',
  title: '更换手机号的验证码',
  text: '验证码 {验证码}，用于更换手机号，10 分钟内有效。',
  sms: true,
  placeholders: { 验证码: { example: '402218', required: true } },
} as const satisfies TextTemplate;

export const passwordChanged = {
  key: 'identity.password_changed',
  title: '修改密码之后',
  text: '您的登录密码刚刚修改过。如非本人操作，请立即重设密码。',
  sms: true,
  placeholders: {},
} as const satisfies TextTemplate;

export const passwordReset = {
  key: 'identity.password_reset',
  title: '重设密码之后',
  text: '您的登录密码刚刚重设过。如非本人操作，请立即到窗口办理。',
  sms: true,
  placeholders: {},
} as const satisfies TextTemplate;

/** Texts that the bureau may word anew. */
export const texts: readonly TextTemplate[] = [
  requestedCode,
  phoneCode,
  passwordChanged,
  passwordReset,
];
