import type { RefusalTable } from '../../../kernel/refusal.ts';

const back = { text: '回到申请列表', href: '/missing-units' };

export const refusals: RefusalTable = {
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
