import type { RefusalTable } from '../../../kernel/refusal.ts';

const list = { text: '回到双人复核', href: '/proposals' };

export const refusals: RefusalTable = {
  'proposals.not_found': () => ({ status: 404, sentence: '没有找到这件复核事项。', next: list }),
  'proposals.same_person': () => ({
    status: 403,
    sentence: '这件事是您提出的，要由另一位工作人员复核；换一个岗位也不行。',
    next: list,
  }),
  'proposals.decided_already': ({ state }) => ({
    status: 409,
    sentence: `这件事的状态已经是“${state}”，不能再办理。`,
    next: list,
  }),
  'proposals.waits_already': () => ({
    status: 409,
    sentence: '同一件事已经提请复核，还没有结果；请等复核，或由提出人先撤回。',
    field: 'form',
    next: list,
  }),
  'proposals.nobody_else': ({ body }) => ({
    status: 409,
    sentence: `这件事要两个人办，而${body}和上级单位都没有另一位有权复核的工作人员。`,
    field: 'form',
    next: { text: '请系统管理员再授权一位工作人员，然后重新提出' },
  }),
};
