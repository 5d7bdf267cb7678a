import type { RefusalTable } from '../../../kernel/refusal.ts';

const back = { text: '回到申请列表', href: '/missing-units' };

const list = { text: '回到单位名录', href: '/organisations' };

export const refusals: RefusalTable = {
  'organisations.not_found': () => ({
    status: 404,
    sentence: '没有找到这个单位，或者不属于您的管理范围。',
    next: list,
  }),
  'organisations.nothing_changed': () => ({
    status: 422,
    sentence: '没有任何改动，请改了再保存。',
    field: 'form',
    next: list,
  }),
  'organisations.code_of_another': ({ name }) => ({
    status: 409,
    sentence: `这个统一社会信用代码已由“${name}”使用。如果是同一家单位，请在“重复的单位”里合并。`,
    field: 'creditCode',
    next: list,
  }),
  'organisations.parent_unknown': () => ({
    status: 422,
    sentence: '名录里没有这个名称的单位，请写全称。',
    field: 'parentName',
    next: list,
  }),
  'organisations.successor_unknown': () => ({
    status: 422,
    sentence: '名录里没有这个名称的单位，请写承接单位的全称。',
    field: 'successorName',
    next: list,
  }),
  'organisations.own_parent': () => ({
    status: 422,
    sentence: '单位不能以自己为上级或承接单位。',
    field: 'form',
    next: list,
  }),
  'organisations.unique_body': () => ({
    status: 409,
    sentence: '每个区县同时只能有一个人力社保局；请先撤销原来的一个。',
    field: 'form',
    next: list,
  }),
  'organisations.change_settled': () => ({
    status: 409,
    sentence: '这项改动已经生效，或者已经撤回。',
    next: list,
  }),
  'organisations.closed_already': () => ({
    status: 409,
    sentence: '这个单位已经撤销。',
    next: list,
  }),
  'organisations.unreadable_file': ({ because }) => ({
    status: 422,
    sentence: String(because),
    field: 'file',
    next: { text: '改好后重新上传', href: '/organisations/imports' },
  }),
  'organisations.request_not_found': () => ({
    status: 404,
    sentence: '没有找到这份申请，或者不属于您的区县。',
    next: back,
  }),
  'organisations.request_settled': () => ({
    status: 409,
    sentence: '这份申请已经处理过了。',
    next: back,
  }),
  'organisations.credit_code_taken': () => ({
    status: 409,
    sentence: '名单里已有使用这个统一社会信用代码的单位。请把申请并入已有单位。',
    field: 'creditCode',
    next: { text: '请把申请并入已有单位', href: '/missing-units' },
  }),
  'organisations.approval_decided': () => ({
    status: 409,
    sentence: '这个单位已经处理过了。',
    next: { text: '回到单位批准', href: '/organisation-approvals' },
  }),
  'organisations.organisation_not_found': () => ({
    status: 422,
    sentence: '没有找到要并入的单位。',
    field: 'organisationId',
    next: back,
  }),
};
