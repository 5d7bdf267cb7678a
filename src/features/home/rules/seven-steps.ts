import { dayOf } from '../../../kernel/calendar.ts';
import { formatDay, type Step } from '../../../ui/index.ts';
import {
  bestScore,
  examOpensFor,
  findStage,
  hasPassed,
  owedForRestudy,
  problems,
  type Stage,
  type TopicFacts,
} from './stage.ts';
import { stepTitles } from './step-titles.ts';

interface Place {
  done: boolean;
  href: string | null;
  /** A short line under the title: the date, the progress, or what is missing. */
  note: string | null;
}

// Stages in which no step is current yet.
const waiting: readonly Stage[] = ['NO_TOPIC', 'NOT_YET'];

/** Returns the seven steps of the notice (S1-S7) with their states; the last one ends with the hours (N30). */
export function describeSteps(facts: TopicFacts): Step[] {
  const stage = findStage(facts);
  const places = listPlaces(facts, stage);
  const current = places.findIndex((place) => !place.done);
  return places.map(({ done, href, note }, index) => {
    const title = stepTitles[index] ?? '';
    const state = done
      ? 'done'
      : index !== current || waiting.includes(stage)
        ? 'upcoming'
        : problems.includes(stage)
          ? 'problem'
          : 'current';
    const linked = href !== null && state !== 'upcoming' ? { href } : {};
    return { title, state, ...linked, ...(note ? { note } : {}) };
  });
}

function listPlaces(facts: TopicFacts, stage: Stage): Place[] {
  const { learner, enrolment, slip, endorsement, entry } = facts;
  const valid = slip?.state === 'VALID' && endorsement?.state !== 'REVOKED';
  const own = (path: string) => (enrolment ? `${path}/${enrolment.id}` : null);
  return [
    {
      done: learner.registrationState !== 'RETURNED',
      href: '/account',
      note: registrationNotes[learner.registrationState],
    },
    selectionPlace(facts),
    paymentPlace(facts),
    { done: hasStudied(facts, stage), href: own('/study'), note: studyNote(facts) },
    { done: hasPassed(facts), href: own('/exams'), note: examNote(facts, stage) },
    {
      done: valid,
      href: slip ? `/slips/${slip.id}` : '/slips',
      note: valid ? slip.slipNo : stage === 'REVOKED' ? '已撤销' : null,
    },
    {
      done: stage === 'DONE',
      href: entry ? '/certificate' : slip && `/slips/${slip.id}/endorsement`,
      note: hoursNote(facts, stage),
    },
  ];
}

const registrationNotes = {
  UNCHECKED: null,
  CONFIRMED: '信息已核对',
  RETURNED: '信息被退回',
  CORRECTED: '信息已更正',
} as const;

function selectionPlace({ enrolment, topic }: TopicFacts): Place {
  const selected = enrolment?.state === 'SELECTED' || enrolment?.state === 'OPEN';
  return {
    done: selected,
    href: selected ? `/enrolments/${enrolment.id}` : topic ? `/courses/${topic.id}` : '/courses',
    note: selected ? shortDate(enrolment.selectedAt) : null,
  };
}

function paymentPlace(facts: TopicFacts): Place {
  const { enrolment, payment, topic } = facts;
  if (owedForRestudy(facts) > 0)
    return {
      done: false,
      href: `/enrolments/${enrolment?.id}/payment`,
      note: '重新学习待缴费',
    };
  const open = enrolment?.state === 'OPEN' && payment?.state !== 'REFUNDING';
  const notes = {
    NONE: null,
    OPEN: '订单待付',
    PAID: payment?.paidAt ? shortDate(payment.paidAt) : null,
    REFUNDING: '退费办理中',
    REFUNDED: '已退费',
  };
  const order = payment?.orderId ? `/orders/${payment.orderId}` : null;
  return {
    done: open,
    href: order ?? (enrolment && `/enrolments/${enrolment.id}/payment`),
    note: topic?.feeFen === 0 ? '免费' : notes[payment?.state ?? 'NONE'],
  };
}

// A restored attempt (G5) may belong to a round before the current one.
const examStages: readonly Stage[] = ['EXAM', 'EXAM_RUNNING', 'GRADING', 'EXAM_NOT_YET'];

const hasStudied = (facts: TopicFacts, stage: Stage) =>
  Boolean(facts.study?.completedAt) || hasPassed(facts) || examStages.includes(stage);

function studyNote({ study }: TopicFacts): string | null {
  if (!study) return null;
  const round = study.roundNo > 1 ? `第${study.roundNo}轮 ` : '';
  return `${round}${study.lessonsDone} / ${study.lessonsTotal} 课`;
}

function examNote(facts: TopicFacts, stage: Stage): string | null {
  const passed = facts.attempts.find((attempt) => attempt.result === 'PASSED');
  if (passed) return `${passed.score} 分`;
  if (stage === 'EXAM_RUNNING') return '正在进行';
  if (stage === 'WINDOW_CLOSED') return '已经截止';
  if (stage === 'EXAM_NOT_YET' && facts.topic)
    return `${shortDate(examOpensFor(facts, facts.topic))}开始`;
  const best = bestScore(facts);
  return best === null ? null : `最好 ${best} 分`;
}

function hoursNote({ endorsement, entry }: TopicFacts, stage: Stage): string | null {
  if (entry) return `${entry.creditHours} 学时`;
  if (!endorsement) return null;
  if (stage === 'HOURS') return '已审验，等待登记';
  const notes = { PENDING: '已送审', ENDORSED: '已审验', RETURNED: '被退回', REVOKED: '已撤销' };
  return notes[endorsement.state];
}

/** Returns 11月23日; the card names the year. */
const shortDate = (instant: Date) => formatDay(dayOf(instant)).replace(/^\d+年/, '');
