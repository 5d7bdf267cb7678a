import type { RefusalTable } from '../../../kernel/refusal.ts';

const notices = { text: '回到个人信息保护告知', href: '/place/notices' };

export const refusals: RefusalTable = {
  'place.no_draft': () => ({
    status: 409,
    sentence: '现在没有草稿，可能已经公布。',
    next: notices,
  }),
  'place.nothing_new': () => ({
    status: 422,
    sentence: '正文和现在适用的一样，请先修改正文。',
    field: 'body',
    next: notices,
  }),
  'place.day_passed': () => ({
    status: 422,
    sentence: '适用日期不能早于今天，请改为今天或以后。',
    field: 'validFrom',
    next: notices,
  }),
  'place.draft_changed': () => ({
    status: 409,
    sentence: '提请之后草稿又改过，请重新提请。',
    next: notices,
  }),
  'place.notice_holds': () => ({
    status: 409,
    sentence: '这一版已经适用，不能撤回；请起草新的一版。',
    next: notices,
  }),
};
