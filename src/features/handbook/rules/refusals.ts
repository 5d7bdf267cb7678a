import type { RefusalTable } from '../../../kernel/refusal.ts';

export const refusals: RefusalTable = {
  'handbook.not_found': () => ({
    status: 404,
    sentence: '没有这张图片。',
    next: { text: '回到手册', href: '/handbook' },
  }),
};
