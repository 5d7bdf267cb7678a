import type { RefusalTable } from '../../../kernel/refusal.ts';

/** Answers to refusals about seats (N15). */
export const seatRefusals: RefusalTable = {
  'exam.window_full': ({ name, others }) => ({
    status: 409,
    field: 'window',
    sentence: others
      ? `“${name}”已经约满。还有座位的场次：${others}。`
      : `“${name}”已经约满，您能选的其他场次也没有座位了，请在线提问告诉培训中心。`,
    next: { text: '选还有座位的场次' },
  }),
  'exam.window_unknown': () => ({
    status: 422,
    field: 'window',
    sentence: '您不能预约这个场次，请从列表里选。',
    next: { text: '查看我的课程', href: '/courses' },
  }),
  'exam.window_over': () => ({
    status: 409,
    field: 'window',
    sentence: '这个场次已经结束，请选别的场次。',
    next: { text: '选别的场次' },
  }),
  'exam.seat_fixed': ({ name }) => ({
    status: 409,
    field: 'form',
    sentence: `“${name}”离开始不到一天，座位不能再改或取消。确实来不了的，请在线提问告诉培训中心。`,
    next: { text: '在线提问', href: '/questions/new' },
  }),
  'exam.no_seat_held': () => ({
    status: 409,
    field: 'form',
    sentence: '您现在没有预约座位，不用取消。',
    next: { text: '查看我的课程', href: '/courses' },
  }),
  'exam.not_seated': ({ enrolmentId }) => ({
    status: 409,
    sentence: '这次考试不用预约座位，在考试期内随时能考。',
    next: { text: '去考试页', href: `/exams/${enrolmentId}` },
  }),
  'exam.seat_not_found': () => ({
    status: 404,
    sentence: '没有找到这个座位，可能已经取消。',
    next: { text: '回到场次和座位', href: '/exam-monitor/seats' },
  }),
};
