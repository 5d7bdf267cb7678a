import type { RefusalTable } from '../../../kernel/refusal.ts';

/** Why something about one's own data is refused. */
export const refusals: RefusalTable = {
  'privacy.holds_role': () => ({
    status: 409,
    sentence: '您现在担任工作人员岗位，不能注销账号。',
    next: { text: '请先由管理员结束您的岗位授权。', href: '/account/data' },
  }),
  'privacy.exam_open': () => ({
    status: 409,
    sentence: '您有一场考试正在进行，现在不能注销账号。',
    next: { text: '请先交卷，再来申请。', href: '/account/data' },
  }),
  'privacy.no_closure': () => ({
    status: 409,
    sentence: '没有可以撤回的注销申请。',
    next: { text: '返回“我的数据”查看。', href: '/account/data' },
  }),
  'privacy.term_too_short': ({ least }) => ({
    status: 422,
    field: 'days',
    sentence: `依法至少保存 ${least} 天。`,
    next: { text: '请填写更长的期限。' },
  }),
};
