import { z } from 'zod';

export const ClosingForm = z.object({
  password: z.string().min(1, '请填写密码。').max(128, '密码最多 128 个字符。'),
});

export const TermForm = z.object({
  code: z.enum(['SESSIONS', 'FAILED_LOG_INS', 'TEXTS', 'MAILS', 'NOTICES', 'EXPORTS']),
  days: z.coerce
    .number('请填写天数。')
    .int('天数应为整数。')
    .min(1, '至少一天。')
    .max(36_500, '最多一百年。'),
});
