import type { RefusalTable } from '../../../kernel/refusal.ts';

const back = { text: '回到统计', href: '/statistics' };

export const refusals: RefusalTable = {
  'statistics.not_found': () => ({ status: 404, sentence: '没有找到这一项统计。', next: back }),
  'statistics.no_people': () => ({
    status: 403,
    sentence: '您的岗位只看汇总数，不能导出人员名单。',
    next: back,
  }),
  'statistics.file_not_ready': () => ({
    status: 409,
    sentence: '文件还没有生成，请稍候再下载。',
    next: { text: '查看导出进度', href: '/statistics/exports' },
  }),
};
