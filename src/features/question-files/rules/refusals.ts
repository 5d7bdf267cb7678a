import type { RefusalTable } from '../../../kernel/refusal.ts';

const list = { text: '回到题目文件', href: '/question-imports' };

export const refusals: RefusalTable = {
  'question_files.not_found': () => ({
    status: 404,
    sentence: '没有找到这份题目文件。',
    next: list,
  }),
  'question_files.too_large': ({ megabytes }) => ({
    status: 422,
    field: 'file',
    sentence: `这种格式的文件最大 ${megabytes} MB。`,
    next: { text: '请分成几份，或改用表格、QTI 题包' },
  }),
  'question_files.wrong_state': () => ({
    status: 409,
    sentence: '这份文件的状态已经变了，没有再做一次。',
    next: { text: '刷新页面看现在的状态' },
  }),
  'question_files.nothing': () => ({
    status: 422,
    sentence: '没有可以导入的题。',
    next: { text: '请按各行的说明改好文件，再上传一次', href: '/question-imports' },
  }),
  'question_files.used': ({ count }) => ({
    status: 409,
    sentence: `这次导入的题里有 ${count} 道已经提交、审核或修改过，不能整批撤销。`,
    next: { text: '请在题库里逐题处理', href: '/question-bank' },
  }),
};
