import type { TextTemplate } from '../../../platform/place.ts';

export const hoursRecorded = {
  key: 'hours.recorded',
  title: '学时登记之后',
  subject: '{年度}年学时已登记',
  text: '您{年度}年公需科目{学时}学时已登记，可在平台查看学时证书。',
  sms: true,
  placeholders: {
    年度: { example: '2026', required: true },
    学时: { example: '20', required: true },
  },
} as const satisfies TextTemplate;

/** Texts that the bureau may word anew. */
export const texts: readonly TextTemplate[] = [hoursRecorded];
