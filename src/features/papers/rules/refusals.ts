import type { RefusalTable } from '../../../kernel/refusal.ts';

const list = { text: '回到试卷', href: '/papers' };

export const refusals: RefusalTable = {
  'papers.not_found': () => ({ status: 404, sentence: '没有找到这组试卷。', next: list }),
  'papers.points_differ': ({ points, full }) => ({
    status: 422,
    field: 'form',
    sentence: `各行合计 ${points} 分，应等于满分 ${full} 分。`,
    next: list,
  }),
  'papers.bank_too_small': ({ line }) => ({
    status: 422,
    field: 'form',
    sentence: `题库里符合第 ${line} 行的题不够，请减少数量、放宽条件，或先补充题目。`,
    next: list,
  }),
  'papers.pin_fits_nothing': ({ id }) => ({
    status: 422,
    field: 'pinned',
    sentence: `必选题 ${id} 不在题库的考试题里，或者没有一行用得上它。`,
    next: list,
  }),
  'papers.not_drawn': () => ({
    status: 409,
    field: 'form',
    sentence: '这组试卷已经启用或放弃，不能再办理。',
    next: list,
  }),
  'papers.question_gone': ({ id }) => ({
    status: 409,
    field: 'form',
    sentence: `试题 ${id} 抽卷以后已经停用或有了新版本，请重新抽卷。`,
    next: list,
  }),
};
