import type { RefusalTable } from '../../../kernel/refusal.ts';

export const refusals: RefusalTable = {
  'result_slips.not_found': () => ({
    status: 404,
    sentence: '没有找到这张合格单。',
    next: { text: '查看我的合格单', href: '/slips' },
  }),
  'result_slips.not_valid': () => ({
    status: 410,
    sentence: '这张合格单已撤销或已换发新单，不能再打印。',
    next: { text: '查看我的合格单', href: '/slips' },
  }),
};
