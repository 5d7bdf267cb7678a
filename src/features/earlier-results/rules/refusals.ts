import type { RefusalTable } from '../../../kernel/refusal.ts';

const list = { text: '回到历年成绩', href: '/earlier-results' };

export const refusals: RefusalTable = {
  'earlier_results.not_found': () => ({ status: 404, sentence: '没有找到这份名单。', next: list }),
  'earlier_results.unreadable': ({ because }) => ({
    status: 422,
    field: 'file',
    sentence: String(because),
    next: list,
  }),
  'earlier_results.no_rows': () => ({
    status: 422,
    field: 'file',
    sentence: '没有读到一行成绩。请用模板，第一行是各列的名称。',
    next: list,
  }),
  'earlier_results.not_waiting': ({ id }) => ({
    status: 409,
    field: 'form',
    sentence: '这份名单已经导入或放弃，不能再办理。',
    next: { text: '回到这份名单', href: `/earlier-results/${id}` },
  }),
  'earlier_results.nothing_good': ({ id }) => ({
    status: 409,
    field: 'form',
    sentence: '没有一行可以导入。请改好名单重新上传，或先确认有疑问的行。',
    next: { text: '回到这份名单', href: `/earlier-results/${id}` },
  }),
  'earlier_results.proposed': ({ id }) => ({
    status: 409,
    field: 'form',
    sentence: '这份名单已经提请复核，不能再改；要改的，请先撤回复核。',
    next: { text: '回到这份名单', href: `/earlier-results/${id}` },
  }),
  // G10
  'earlier_results.own': ({ id }) => ({
    status: 403,
    field: 'form',
    sentence: '名单里有您本人的成绩，要由另外两位经办人办理。',
    next: { text: '回到这份名单', href: `/earlier-results/${id}` },
  }),
  'earlier_results.revoked_already': () => ({
    status: 409,
    field: 'form',
    sentence: '这条成绩已经撤销。',
    next: list,
  }),
};
