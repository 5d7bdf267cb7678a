import type { RefusalTable } from '../../../kernel/refusal.ts';

export const refusals: RefusalTable = {
  'dossier.not_found': () => ({
    status: 404,
    sentence: '没有找到这位人员，或者不属于您的管理范围。',
    next: { text: '回到查找', href: '/search' },
  }),
};
