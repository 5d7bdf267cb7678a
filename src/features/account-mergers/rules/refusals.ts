import type { RefusalTable } from '../../../kernel/refusal.ts';

const search = { text: '回到查人', href: '/search' };

export const refusals: RefusalTable = {
  'account_mergers.not_found': () => ({
    status: 404,
    sentence: '没有找到这个人，或者不属于您的管理范围。',
    next: search,
  }),
  'account_mergers.unknown_number': () => ({
    status: 422,
    sentence:
      '您的管理范围里没有这个证件号码或手机号的人，请核对后再填；不在本区县的，请由市培训中心办理。',
    field: 'number',
    next: search,
  }),
  'account_mergers.same': () => ({
    status: 422,
    sentence: '这就是现在打开的账号，请填同一个人的另一个账号的证件号码。',
    field: 'number',
    next: search,
  }),
  'account_mergers.barred': ({ sentence }) => ({
    status: 422,
    sentence: String(sentence),
    field: 'reason',
    next: search,
  }),
  'account_mergers.own': () => ({
    status: 403,
    sentence: '不能合并自己的账号，请由同事办理。',
    next: search,
  }),
  'account_mergers.settled': () => ({
    status: 409,
    sentence: '这次合并已经撤销，或者已经过了可以撤销的时间。',
    next: search,
  }),
};
