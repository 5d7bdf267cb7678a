import type { RefusalTable } from '../../../kernel/refusal.ts';

const practice = (enrolmentId: unknown) => ({
  text: '回到模拟练习',
  href: `/practice/${enrolmentId}`,
});

export const refusals: RefusalTable = {
  // N10
  'practice.no_access': ({ enrolmentId }) => ({
    status: 403,
    sentence: '还没有开通模拟考试，缴费成功后会自动开通。',
    next: { text: '去缴费', href: `/enrolments/${enrolmentId}/payment` },
  }),
  'practice.mock_not_found': ({ enrolmentId }) => ({
    status: 404,
    sentence: '没有找到这次模拟考试。',
    next: practice(enrolmentId),
  }),
  'practice.question_not_found': ({ enrolmentId }) => ({
    status: 404,
    sentence: '这道题不在您的错题里。',
    next: practice(enrolmentId),
  }),
  'practice.lesson_not_found': ({ enrolmentId }) => ({
    status: 404,
    sentence: '没有找到这一课。',
    next: practice(enrolmentId),
  }),
  'practice.no_questions': ({ enrolmentId }) => ({
    status: 503,
    sentence: '这门课程的题库还没有准备好，暂时不能模拟考试。',
    next: { text: '先去学习课程', href: `/study/${enrolmentId}` },
  }),
};
