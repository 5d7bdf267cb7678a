import type { RefusalTable } from '../../../kernel/refusal.ts';
import { formatDay } from '../../../ui/index.ts';

const study = (enrolmentId: unknown) => ({ text: '去学习', href: `/study/${enrolmentId}` });
const monitor = { text: '回到考试监控', href: '/exam-monitor' };
const courses = { text: '查看我的课程', href: '/courses' };

/** Answers to refusals of examinees and clerks; the comment names the rule. */
export const refusals: RefusalTable = {
  // N10
  'exam.no_access': ({ enrolmentId }) => ({
    status: 403,
    sentence: '还没有开通考试权限，缴费成功后会自动开通。',
    next: { text: '去缴费', href: `/enrolments/${enrolmentId}/payment` },
  }),
  'exam.passed_already': () => ({
    status: 409,
    sentence: '您已经考试合格，不需要再考。',
    next: { text: '查看合格单', href: '/slips' },
  }),
  'exam.being_graded': ({ enrolmentId }) => ({
    status: 409,
    sentence: '上一次考试正在评分，几秒钟后就有结果。',
    next: { text: '刷新看结果', href: `/exams/${enrolmentId}` },
  }),
  // N18
  'exam.restudy': ({ enrolmentId }) => ({
    status: 422,
    sentence: '上一轮的考试都没有合格，按规定要重新学习之后才能再考。',
    next: { text: '去重新学习', href: `/study/${enrolmentId}` },
  }),
  'exam.busy': () => ({
    status: 503,
    sentence: '系统正忙，刚才的作答还没有保存。',
    next: { text: '请按浏览器的“后退”回到试卷，稍等几秒再按一次“保存”' },
  }),
  'exam.crowded': ({ enrolmentId }) => ({
    status: 503,
    sentence: '现在开考的人很多，这一次没有排上队。考试还没有开始，时间没有计，机会也没有使用。',
    next: { text: '等几秒再开始', href: `/exams/${enrolmentId}` },
  }),
  // N17
  'exam.start_unknown': ({ enrolmentId }) => ({
    status: 503,
    sentence:
      '系统刚才没有及时回应，还不能确定考试是否已经开始。请再按一次“开始考试”：已经开始的会回到原来的试卷，不会多用一次机会。',
    next: { text: '再按一次开始', href: `/exams/${enrolmentId}` },
  }),
  // G3
  'exam.window_ends': () => ({
    status: 409,
    sentence: '这次考试已经可以考到考试期的最后一刻，不能再延长；可以在结束后返还考试机会。',
    next: monitor,
  }),
  // N15
  'exam.not_studied': ({ enrolmentId }) => ({
    status: 422,
    sentence: '学完课程之后才能考试。',
    next: study(enrolmentId),
  }),
  // N15
  'exam.not_open_yet': ({ enrolmentId }) => ({
    status: 422,
    sentence: '考试时间还没有到。',
    next: study(enrolmentId),
  }),
  // N15
  'exam.window_closed': () => ({ status: 422, sentence: '考试时间已经结束。', next: courses }),
  // N15
  'exam.no_seat': ({ enrolmentId }) => ({
    status: 422,
    sentence: '这个专题的考试分场次，要先预约一个座位，再在那个场次里考。',
    next: { text: '预约座位', href: `/exams/${enrolmentId}/seat` },
  }),
  // N15
  'exam.seat_later': ({ enrolmentId, from }) => ({
    status: 422,
    sentence: `您预约的场次${formatDay(String(from))}开始，到时再来考试。`,
    next: { text: '查看预约', href: `/exams/${enrolmentId}/seat` },
  }),
  // E15
  'exam.cooling_down': ({ enrolmentId, from }) => ({
    status: 422,
    sentence: `两次考试之间要间隔几天：${formatDay(String(from))}起可以再考。`,
    next: study(enrolmentId),
  }),
  // N17
  'exam.attempts_used': ({ enrolmentId }) => ({
    status: 409,
    sentence: '本轮的考试机会已经用完，需要重新学习。',
    next: study(enrolmentId),
  }),
  // N18, G6
  'exam.rounds_used': () => ({
    status: 409,
    sentence: '本专题的考试机会已经全部用完。',
    next: courses,
  }),
  'exam.no_paper_variants': () => ({
    status: 503,
    sentence: '试卷还没有准备好，请稍后再来；您的考试机会没有使用。',
    next: courses,
  }),
  'exam.not_found': () => ({ status: 404, sentence: '没有找到这次考试。', next: courses }),
  // G5
  'exam.not_running': () => ({
    status: 409,
    sentence: '这次考试已经结束，不能再延长时间；因平台故障结束的，可以返还考试机会。',
    next: monitor,
  }),
  // G5
  'exam.not_restorable': () => ({
    status: 409,
    sentence: '只有已结束且未合格、还没有返还过的考试可以返还机会。',
    next: monitor,
  }),
  'exam.not_annullable': () => ({
    status: 409,
    sentence: '这次考试已经作废，或者机会已经返还，不能再作废。',
    next: monitor,
  }),
  'exam.attempt_not_found': () => ({
    status: 404,
    sentence: '没有找到这次考试。',
    next: { text: '查找学员', href: '/exam-monitor/people' },
  }),
  'exam.intervention_not_found': () => ({
    status: 404,
    sentence: '没有找到这项处理。',
    next: { text: '查看处理记录', href: '/exam-monitor/interventions' },
  }),
  // E17
  'exam.own_attempt': () => ({
    status: 403,
    sentence: '本人的考试要由其他经办人处理。',
    next: monitor,
  }),
  // E17
  'exam.proposed_already': () => ({
    status: 409,
    sentence: '对这次考试已经提出了同样的处理，正在等待复核。',
    next: { text: '查看处理记录', href: '/exam-monitor/interventions' },
  }),
  'exam.no_targets': () => ({
    status: 409,
    sentence: '按这些条件，现在没有可以处理的考试。',
    next: monitor,
  }),
  // E17
  'exam.second_person': ({ id }) => ({
    status: 403,
    sentence: '提出和复核不能是同一个人，请由中心另一位经办人复核。',
    next: { text: '回到这项处理', href: `/exam-monitor/interventions/${id}` },
  }),
  // E17
  'exam.decided_already': ({ id }) => ({
    status: 409,
    sentence: '这项处理已经有了决定。',
    next: { text: '查看决定', href: `/exam-monitor/interventions/${id}` },
  }),
  // N17
  'exam.no_extra_needed': ({ id }) => ({
    status: 409,
    field: 'form',
    sentence: '只有本轮机会已经用完、还没有合格的，才能增加机会；还有机会的请直接再考。',
    next: { text: '回到这次考试', href: `/exam-monitor/attempts/${id}` },
  }),
  // N15
  'exam.extra_too_late': ({ id }) => ({
    status: 409,
    field: 'form',
    sentence: '考试期已经结束，增加的机会用不上。',
    next: { text: '回到这次考试', href: `/exam-monitor/attempts/${id}` },
  }),
};
