import type { TextTemplate } from '../../../platform/place.ts';

export const accessOpened = {
  key: 'payment.access_opened',
  title: '缴费到账之后',
  subject: '缴费已到账，课程已开通',
  text: '您的缴费已到账，{开通内容}已经开通。',
  sms: true,
  placeholders: { 开通内容: { example: '学习和考试权限' } },
} as const satisfies TextTemplate;

export const refundAgreed = {
  key: 'payment.refund_agreed',
  title: '同意退费',
  subject: '退费申请已同意',
  text: '您的退费申请已同意，{退款方式}。',
  sms: true,
  placeholders: { 退款方式: { example: '款项将原路退回', required: true } },
} as const satisfies TextTemplate;

export const refundRefused = {
  key: 'payment.refund_refused',
  title: '不同意退费',
  subject: '退费申请未同意',
  text: '您的退费申请未同意：{原因}。课程仍可继续学习。',
  sms: true,
  placeholders: { 原因: { example: '已经开始学习', required: true } },
} as const satisfies TextTemplate;

/** Texts that the bureau may word anew. */
export const texts: readonly TextTemplate[] = [accessOpened, refundAgreed, refundRefused];
