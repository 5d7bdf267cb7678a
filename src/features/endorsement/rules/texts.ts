import type { TextTemplate } from '../../../platform/place.ts';

export const endorsedText = {
  key: 'endorsement.endorsed',
  title: '合格单审验通过',
  subject: '合格单已审验',
  text: '您的公需科目成绩合格单{合格单号}已由{审验单位}审验，请打印后交所在单位登记学时。',
  sms: true,
  placeholders: {
    合格单号: { example: '2026-000123', required: true },
    审验单位: { example: '某某区人力社保局', required: true },
  },
} as const satisfies TextTemplate;

export const returnedText = {
  key: 'endorsement.returned',
  title: '审验申请退回',
  subject: '审验申请被退回',
  text: '您的合格单审验申请被退回：{原因}。请登录平台查看并重新提交。',
  sms: true,
  placeholders: { 原因: { example: '单位已变更', required: true } },
} as const satisfies TextTemplate;

export const revokedText = {
  key: 'endorsement.revoked',
  title: '审验撤销',
  subject: '审验已撤销',
  text: '您的合格单审验已被撤销：{原因}。如有异议，请联系审验单位。',
  sms: true,
  placeholders: { 原因: { example: '审验有误', required: true } },
} as const satisfies TextTemplate;

/** Texts that the bureau may word anew. */
export const texts: readonly TextTemplate[] = [endorsedText, returnedText, revokedText];
