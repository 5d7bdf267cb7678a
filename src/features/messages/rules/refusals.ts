import type { RefusalTable } from '../../../kernel/refusal.ts';

export const refusals: RefusalTable = {
  'messages.code_wrong': () => ({
    status: 422,
    field: 'code',
    sentence: '验证码不对或已经过期，请核对邮件，或重新获取。',
    next: { text: '回到邮箱设置', href: '/messages/mail-address' },
  }),
};
