import type { RefusalTable } from '../../kernel/refusal.ts';

const list = { text: '回到学时确认', href: '/hours/confirmations' };

export const refusals: RefusalTable = {
  'hours.not_yours': () => ({
    status: 404,
    sentence: '这位人员的学时不由您所在的单位确认。',
    next: list,
  }),
  'hours.own': () => ({
    status: 403,
    sentence: '不能确认自己的学时，请由本单位另一位管理员办理。',
    next: list,
  }),
  'hours.not_endorsed': () => ({
    status: 409,
    sentence: '合格单没有审验，或审验已撤销，不能登记学时。',
    next: list,
  }),
  'hours.withdrawn_already': () => ({
    status: 409,
    sentence: '这条登记已经撤回。',
    next: { text: '回到登记卡', href: '/hours/card' },
  }),
};
