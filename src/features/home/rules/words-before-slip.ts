import { type Fen, fenToYuan } from '../../../kernel/money.ts';
import { formatDate, formatTime } from '../../../ui/index.ts';
import { countedWord, examWindow, type Topic } from '../../courses/index.ts';
import { decideStart } from '../../exam/index.ts';
import type { NextStep } from '../pages/next-step-card.tsx';
import { owedForRestudy, type TopicFacts } from './stage.ts';

export type Words = Pick<NextStep, 'title' | 'text' | 'action'> & Partial<NextStep>;

/** Returns the deadline of the exam: the topic's own, or that of the make-up time (N15, E7). */
export function examDeadline(topic: Topic, now: Date): NextStep['deadline'] {
  return now < topic.examClosesAt
    ? { label: '考试截止', at: topic.examClosesAt }
    : { label: '补学截止', at: examWindow(topic).closesAt };
}

/** N5, E19: selecting is free; a course without a fee opens at once. */
export function selection({ enrolment, now }: TopicFacts, topic: Topic): Words {
  const makeUp = now >= topic.enrolmentClosesAt;
  const fee =
    topic.feeFen === 0
      ? '免费，选报后马上可以学习。'
      : `收费 ${yuan(topic.feeFen)} 元；选报不收费，缴费前可以退选。`;
  const again = enrolment?.state === 'REFUNDED' ? '上次的缴费已经退回。' : '';
  return {
    title: makeUp ? `补学${topic.year}年的专题` : `选报${topic.year}年的专题`,
    text: `${again}《${topic.title}》，${topic.creditHours} 学时，${fee}`,
    action: { label: '了解与选报', href: `/courses/${topic.id}` },
    deadline:
      makeUp && topic.makeUpUntil
        ? { label: '补学截止', at: topic.makeUpUntil }
        : { label: '选课截止', at: topic.enrolmentClosesAt },
  };
}

/** N6: exactly two ways to pay. */
export function toPay({ enrolment, paymentOffice, now }: TopicFacts, topic: Topic): Words {
  return {
    title: `缴费 ${yuan(topic.feeFen)} 元，开通学习`,
    text: `在线支付即时开通；也可以带身份证件到${paymentOffice}现场缴费。`,
    action: { label: '去缴费', href: `/enrolments/${enrolment?.id}/payment` },
    deadline: examDeadline(topic, now),
  };
}

/** N13: the progress of the first round, and the lesson to continue with. */
export function study({ enrolment, study, now }: TopicFacts, topic: Topic): Words {
  const done = study?.lessonsDone ?? 0;
  const total = study?.lessonsTotal ?? 0;
  const lesson = study?.nextLessonId ? `/lessons/${study.nextLessonId}` : '';
  const all = total > 0 && done >= total;
  return {
    title:
      done === 0 ? '开始学习' : all ? '确认学完，就可以考试' : `继续学习，还有 ${total - done} 课`,
    text: all
      ? '课程都已打开，请在学习页确认学完。'
      : `${done === 0 ? `共 ${total} 课` : `${countedWord(topic)} ${done} / ${total} 课`}，学完就可以考试。可以在线学，也可以下载后离线学。`,
    action: {
      label: done === 0 ? '进入学习' : all ? '去确认' : '继续学习',
      href: `/study/${enrolment?.id}${lesson}`,
    },
    deadline: examDeadline(topic, now),
  };
}

/** N18, Q26: the rule, and that no record is lost. */
export function restudy(facts: TopicFacts, topic: Topic): Words {
  const { enrolment, study, now } = facts;
  const owedFen = owedForRestudy(facts);
  if (owedFen > 0)
    return {
      title: `缴费 ${yuan(owedFen)} 元，重新学习一轮`,
      text: '上一轮的考试都没有合格。缴费后开放新一轮学习，学完再参加考试；以前的学习和考试记录都保留。',
      action: { label: '去缴费', href: `/enrolments/${enrolment?.id}/payment` },
      deadline: examDeadline(topic, now),
    };
  const again = topic.maxAttempts === null ? '再次考试' : `再获得 ${topic.maxAttempts} 次考试机会`;
  const fee = topic.restudyFeeFen === 0 ? '，不另收费' : '';
  return {
    title: '重新学习一轮，再参加考试',
    text: `上一轮的考试都没有合格。重新学完后${again}${fee}；以前的学习和考试记录都保留。${
      study ? `这一轮${countedWord(topic)} ${study.lessonsDone} / ${study.lessonsTotal} 课。` : ''
    }`,
    action: { label: '进入学习', href: `/study/${enrolment?.id}` },
    deadline: examDeadline(topic, now),
  };
}

/** N17, N20: the result of the last attempt, and the attempts left. */
export function exam(facts: TopicFacts, topic: Topic): Words {
  const { enrolment, attempts, now } = facts;
  const start = decideStart({ ...facts, topic, hasAccess: true });
  if (start.may === false && start.because === 'no_seat') return seat(facts, topic);
  const round = start.may === true ? start.round : null;
  const left = start.may === true ? start.attemptsLeft : null;
  const last = attempts.filter((one) => one.roundId === round?.id && !one.restoredAt).at(-1);
  const before =
    last?.result === 'VOIDED'
      ? `上次考试已作废，原因：${last.annulledBecause}。`
      : last?.result === 'FAILED_NO_SCORE'
        ? '上次没有在规定时间内回来，没有成绩，按不合格计一次。'
        : last?.result === 'FAILED'
          ? `上次 ${last.score} 分，没有合格，建议先看看失分较多的课。`
          : `课程已经学完。考试 ${topic.examMinutes} 分钟，${topic.examPassMark} 分合格。`;
  return {
    title: last ? '再次参加考试' : '可以考试了',
    text: `${before}${left === null ? '次数不限' : `还有 ${left} 次机会`}；考试中断后可以继续，时间不停。`,
    action: { label: '去考试', href: `/exams/${enrolment?.id}` },
    deadline: examDeadline(topic, now),
  };
}

/** N15: the exam is sat in windows with seats, and none is booked. */
function seat({ enrolment, now }: TopicFacts, topic: Topic): Words {
  return {
    title: '预约考试座位',
    text: `课程已经学完。考试分场次，先预约一个座位，再在那个场次里考 ${topic.examMinutes} 分钟。`,
    action: { label: '去预约', href: `/exams/${enrolment?.id}/seat` },
    deadline: examDeadline(topic, now),
  };
}

/** N19, Q22: the link to the running exam, on any device. */
export function running({ attempts }: TopicFacts): Words {
  const open = attempts.find((attempt) => attempt.state === 'OPEN');
  return {
    title: '考试正在进行，请继续作答',
    text: `已保存的答案都在，换电脑或手机也可以接着答。考试时间不停，${open ? formatTime(open.deadlineAt) : ''} 结束。`,
    action: { label: '继续考试', href: `/attempts/${open?.id}` },
    deadline: open ? { label: '本次考试结束', at: open.deadlineAt } : null,
  };
}

/** N15, E7: the time for the exam is over; it is not to be paid any more. */
export function closed({ enrolment }: TopicFacts, topic: Topic): Words {
  const madeUp = topic.makeUpUntil !== null && topic.makeUpUntil > topic.examClosesAt;
  const unpaid = enrolment?.state === 'SELECTED' ? '请不要再缴费。' : '';
  return {
    title: `${topic.year}年的考试已经截止`,
    text: `${madeUp ? '补学' : '考试'}时间在${formatDate(examWindow(topic).closesAt)}结束，这个专题不能再考。${unpaid}学习记录都保留。`,
    action: { label: '看看可以选报的课程', href: '/courses' },
  };
}

/** Returns 70, or 70.50: whole yuan without the fen. */
const yuan = (fen: Fen) => fenToYuan(fen).replace(/\.00$/, '');
