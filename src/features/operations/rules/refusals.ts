import type { RefusalTable } from '../../../kernel/refusal.ts';

/** Why something in the console is refused. */
export const refusals: RefusalTable = {
  'operations.job_not_failed': () => ({
    status: 409,
    sentence: '这个任务已经不在失败或等待重试的状态，不需要重试。',
    next: { text: '返回后台任务查看现在的情况。', href: '/operations/jobs' },
  }),
  'operations.mail_refused': ({ cause }) => ({
    status: 409,
    field: 'to',
    sentence: `邮件服务器没有接受测试邮件：${cause}`,
    next: { text: '请检查 MAIL_URL、MAIL_FROM 和收件地址。' },
  }),
  'operations.text_refused': ({ cause }) => ({
    status: 409,
    field: 'phone',
    sentence: `短信服务商没有接受测试短信：${cause}`,
    next: { text: '请检查短信服务商的设置和手机号。' },
  }),
};
