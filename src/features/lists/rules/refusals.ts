import type { RefusalTable } from '../../../kernel/refusal.ts';

export const refusals: RefusalTable = {
  'lists.too_many_views': () => ({
    status: 409,
    sentence: '这个列表已经存了20个视图，请先删去不用的。',
    next: { text: '回到工作台', href: '/' },
  }),
};
