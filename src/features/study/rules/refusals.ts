import type { RefusalTable } from '../../../kernel/refusal.ts';

export const refusals: RefusalTable = {
  'study.no_access': ({ enrolmentId }) => ({
    status: 403,
    sentence: '这门课程还没有开通学习权限，缴费成功后会自动开通。',
    next: { text: '去缴费', href: `/enrolments/${enrolmentId}/payment` },
  }),
  'study.round_unpaid': ({ enrolmentId }) => ({
    status: 403,
    sentence: '这一轮重新学习需要先缴费，缴费成功后会自动开放。以前的学习和考试记录都保留。',
    next: { text: '去缴费', href: `/enrolments/${enrolmentId}/payment` },
  }),
  'study.lesson_not_found': ({ enrolmentId }) => ({
    status: 404,
    sentence: '没有找到这一课。',
    next: { text: '回到课程目录', href: `/study/${enrolmentId}` },
  }),
  'study.declaration_not_enough': ({ enrolmentId }) => ({
    status: 422,
    sentence: '本专题以学习记录为准，不能自行申报完成。',
    next: { text: '继续学习', href: `/study/${enrolmentId}` },
  }),
  'study.refund_asked': ({ enrolmentId }) => ({
    status: 409,
    sentence:
      '这门课程正在申请退费，开始学习就不能再退。请先撤回退费申请，或者打开一课并确认不退费，再继续。',
    next: { text: '回到课程目录', href: `/study/${enrolmentId}` },
  }),
  'study.notes_full': ({ enrolmentId }) => ({
    status: 409,
    sentence: '笔记已经有一千条，不能再加。',
    next: { text: '删去不用的再记', href: `/study/${enrolmentId}` },
  }),
  'study.taken_over': () => ({
    status: 409,
    sentence: '您正在另一个页面或设备上播放，这里已暂停，学习时间只记在那一边。',
    next: { text: '在这里继续播放' },
  }),
};
