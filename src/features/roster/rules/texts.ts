import type { TextTemplate } from '../../../platform/place.ts';

export const invitation = {
  key: 'roster.invitation',
  title: '单位登记的新学员启用账号',
  text: '{单位}已为您登记继续教育账号。请打开 {启用页} ，用本手机号获取验证码，设置密码后使用。',
  sms: true,
  placeholders: {
    单位: { example: '某某医院', required: true },
    启用页: { example: 'https://jixue.example/activation', required: true },
  },
} as const satisfies TextTemplate;

export const linkAsked = {
  key: 'roster.link_asked',
  title: '单位请人确认任职',
  text: '{单位}请您确认是否为该单位（机构）人员，请登录后答复。',
  sms: true,
  placeholders: { 单位: { example: '某某医院', required: true } },
} as const satisfies TextTemplate;

/** Texts that the bureau may word anew. */
export const texts: readonly TextTemplate[] = [invitation, linkAsked];
