import type { RefusalTable } from '../../../kernel/refusal.ts';

const list = { text: '回到成绩更正', href: '/score-corrections' };
const page = (id: unknown) => ({ text: '回到这项更正', href: `/score-corrections/${id}` });

export const refusals: RefusalTable = {
  'regrade.not_found': () => ({ status: 404, sentence: '没有找到这项成绩更正。', next: list }),
  'regrade.question_unknown': () => ({
    status: 404,
    sentence: '这个专题的试卷里没有这道题。',
    next: { text: '重新选择题目', href: '/score-corrections/new' },
  }),
  'regrade.answer_wrong': () => ({
    status: 422,
    field: 'accepted',
    sentence: '请按题型选择正确答案：单选和判断选一个，多选至少两个。',
    next: list,
  }),
  'regrade.answer_missing': () => ({
    status: 422,
    field: 'accepted',
    sentence: '请选择正确答案。',
    next: list,
  }),
  'regrade.answer_unreadable': ({ field, sentence }) => ({
    status: 422,
    field: String(field),
    sentence: String(sentence),
    next: { text: '改好答案再试算' },
  }),
  'regrade.asks_something_else': () => ({
    status: 422,
    field: 'form',
    sentence: '考生看到的内容（空的个数、单位、左右各项、排序各项）不能改，只能改哪个答案正确。',
    next: { text: '恢复原来的内容，只改答案' },
  }),
  'regrade.same_answer_edited': () => ({
    status: 422,
    field: 'form',
    sentence: '这就是原来的答案，没有可以更正的。',
    next: { text: '改好答案再试算' },
  }),
  'regrade.same_answer': () => ({
    status: 422,
    field: 'accepted',
    sentence: '这就是原来的答案，没有可以更正的。',
    next: list,
  }),
  'regrade.not_draft': ({ id }) => ({
    status: 409,
    field: 'form',
    sentence: '试算完成之后、执行之前才能办理；这项更正已经不在这个阶段。',
    next: page(id),
  }),
  'regrade.not_applied': ({ id }) => ({
    status: 409,
    field: 'form',
    sentence: '只有已经执行完的更正可以撤销。',
    next: page(id),
  }),
  // G10
  'regrade.own_result': ({ id }) => ({
    status: 403,
    field: 'form',
    sentence: '这项更正会改变您本人的成绩，要由另外两位经办人办理。',
    next: page(id),
  }),
  'regrade.in_work': ({ id }) => ({
    status: 409,
    field: 'form',
    sentence: '同一专题的另一项更正正在执行，等它完成后再确认。',
    next: page(id),
  }),
  'regrade.acted_on': ({ id, acts }) => ({
    status: 409,
    field: 'form',
    sentence: `已经有人根据这项更正办了后面的事：${acts}。不能再撤销，只能另作一项更正。`,
    next: page(id),
  }),
  'regrade.complaint_late': () => ({
    status: 409,
    field: 'form',
    sentence: '提出异议的期限已过，或者还没有成绩。仍有疑问的，请通过咨询联系市人事培训中心。',
    next: { text: '去咨询', href: '/questions' },
  }),
  'regrade.item_unknown': () => ({
    status: 422,
    field: 'itemNo',
    sentence: '请选择试卷上的题号。',
    next: { text: '查看我的课程', href: '/courses' },
  }),
  'regrade.complained_already': () => ({
    status: 409,
    field: 'form',
    sentence: '对同一处已经提出异议，正在等待答复。',
    next: { text: '查看我的课程', href: '/courses' },
  }),
  'regrade.complaint_unknown': () => ({
    status: 404,
    sentence: '没有找到这件异议。',
    next: { text: '回到成绩异议', href: '/complaint-desk' },
  }),
  'regrade.complaint_answered': () => ({
    status: 409,
    field: 'form',
    sentence: '这件异议已经答复。',
    next: { text: '回到成绩异议', href: '/complaint-desk' },
  }),
  // G10
  'regrade.own_complaint': () => ({
    status: 403,
    field: 'form',
    sentence: '本人的异议要由其他经办人答复。',
    next: { text: '回到成绩异议', href: '/complaint-desk' },
  }),
};
