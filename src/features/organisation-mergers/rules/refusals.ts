import type { RefusalTable } from '../../../kernel/refusal.ts';

const list = { text: '回到单位名录', href: '/organisations' };
const because: Record<string, string> = {
  same: '一个单位不能并入自己，请选另一个单位。',
  not_a_unit: '只能合并用人单位；人力社保局、代理机构等请用“撤销”并写明承接单位。',
  closed: '其中一个单位已经撤销，不能合并。',
};

export const refusals: RefusalTable = {
  'organisation_mergers.not_found': () => ({
    status: 404,
    sentence: '没有找到这个单位，或者不属于您的管理范围。',
    next: list,
  }),
  'organisation_mergers.unknown_unit': () => ({
    status: 422,
    sentence: '您的名录里没有这个名称或信用代码的单位，请写全称。',
    field: 'intoName',
    next: list,
  }),
  'organisation_mergers.barred': ({ barrier }) => ({
    status: 422,
    sentence: because[String(barrier)] ?? '这两个单位不能合并。',
    field: 'intoName',
    next: list,
  }),
  'organisation_mergers.settled': () => ({
    status: 409,
    sentence: '这次合并已经撤销。',
    next: list,
  }),
};
