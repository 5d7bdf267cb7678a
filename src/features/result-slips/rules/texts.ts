import type { TextTemplate } from '../../../platform/place.ts';

export const slipIssuedText = {
  key: 'result_slips.issued',
  title: '考试合格，合格单生成',
  subject: '考试合格，合格单已生成',
  text: '您的公需科目考试已合格，合格单已经生成，已送{审验单位}审验。',
  sms: false,
  placeholders: { 审验单位: { example: '某某区人力社保局', required: true } },
} as const satisfies TextTemplate;

/** Texts that the bureau may word anew. */
export const texts: readonly TextTemplate[] = [slipIssuedText];
