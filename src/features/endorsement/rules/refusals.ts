import type { RefusalTable } from '../../../kernel/refusal.ts';

const queue = { text: '回到审验列表', href: '/endorsements' };

export const refusals: RefusalTable = {
  'endorsement.not_found': () => ({
    status: 404,
    sentence: '没有找到这条审验申请。',
    next: { text: '回到首页', href: '/' },
  }),
  'endorsement.not_yours': () => ({
    status: 404,
    sentence: '这条审验申请不归您所在的单位办理。',
    next: queue,
  }),
  'endorsement.own_slip': () => ({
    status: 403,
    sentence: '不能审验自己的合格单，请由本单位另一位管理员或上级单位办理。',
    next: queue,
  }),
  'endorsement.decided_already': () => ({
    status: 409,
    sentence: '这条申请已经办理过了。',
    next: queue,
  }),
  'endorsement.differs': () => ({
    status: 409,
    sentence: '与记录有不同的要逐张打开，看过再审验。',
    next: queue,
  }),
  'endorsement.slip_not_valid': () => ({
    status: 409,
    sentence: '这张合格单已撤销或已换发，不能审验。',
    next: queue,
  }),
  'endorsement.under_way': () => ({
    status: 409,
    sentence: '这张合格单的审验正在办理，不需要重新提交。',
    next: { text: '查看合格单', href: '/slips' },
  }),
};
