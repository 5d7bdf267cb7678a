import type { TextTemplate } from '../../../platform/place.ts';

export const addressCode = {
  key: 'messages.address_code',
  title: '确认邮箱的验证码',
  subject: '{平台}：确认邮箱',
  text: '验证码 {验证码}，{分钟}分钟内有效。如果不是您本人操作，请忽略这封邮件。',
  sms: false,
  placeholders: {
    验证码: { example: '402218', required: true },
    分钟: { example: '30' },
    平台: { example: '继学' },
  },
} as const satisfies TextTemplate;

/** Texts that the bureau may word anew. */
export const texts: readonly TextTemplate[] = [addressCode];
