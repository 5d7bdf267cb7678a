import type { RefusalTable } from '../../../kernel/refusal.ts';

const list = { text: '回到区县', href: '/jurisdictions' };
const because: Record<string, string> = {
  same: '一个区县不能并入自己。',
  city: '全市不是区县，不能合并。',
  abolished: '其中一个区县已经撤销，不能合并。',
};

export const refusals: RefusalTable = {
  'jurisdictions.not_found': () => ({
    status: 404,
    sentence: '没有找到这个区县或这项改动。',
    next: list,
  }),
  'jurisdictions.barred': ({ barrier }) => ({
    status: 422,
    sentence: because[String(barrier)] ?? '这两个区县不能合并。',
    field: 'intoId',
    next: list,
  }),
  'jurisdictions.taken': () => ({
    status: 409,
    sentence: '这个代号已经用过，请换一个；撤销了的区县的代号也不再用。',
    field: 'id',
    next: list,
  }),
  'jurisdictions.settled': () => ({
    status: 409,
    sentence: '这项改动已经撤回，或者已经生效而不能撤回。',
    next: list,
  }),
};
