import type { RefusalTable } from '../../../kernel/refusal.ts';

const courses = { text: '查看可选的课程', href: '/courses' };

export const refusals: RefusalTable = {
  'enrolment.not_found': () => ({ status: 404, sentence: '没有找到这条选课记录。', next: courses }),
  'enrolment.topic_not_found': () => ({
    status: 404,
    sentence: '没有找到这门课程。',
    next: courses,
  }),
  'enrolment.not_yet': ({ title }) => ({
    status: 422,
    sentence: `《${title}》还没有开放选课。`,
    next: courses,
  }),
  'enrolment.closed': ({ title }) => ({
    status: 422,
    sentence: `《${title}》的选课和补学时间都已结束。`,
    next: courses,
  }),
  'enrolment.paid_already': () => ({
    status: 409,
    sentence: '这门课程已经缴费，不能直接退选；开始学习前可以申请退费。',
    next: { text: '查看我的课程', href: '/courses' },
  }),
  'enrolment.ended': () => ({
    status: 409,
    sentence: '这条选课记录已经结束，需要重新选课。',
    next: courses,
  }),
};
