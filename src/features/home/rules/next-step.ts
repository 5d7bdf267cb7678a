import { formatDate } from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { NextStep } from '../pages/next-step-card.tsx';
import {
  examOpensFor,
  findStage,
  problems,
  type Stage,
  type TopicFacts,
  waitingStages,
} from './stage.ts';
import { hours, pending, revoked } from './words-after-exam.ts';
import {
  closed,
  exam,
  examDeadline,
  restudy,
  running,
  selection,
  study,
  toPay,
  type Words,
} from './words-before-slip.ts';

/** Returns what the learner has to do now, where, and by when (N5-N30, Q31). */
export function decideNextStep(facts: TopicFacts): NextStep {
  return describeStage(findStage(facts), facts);
}

/** Returns the next step of a known stage. */
export function describeStage(stage: Stage, facts: TopicFacts): NextStep {
  const said = facts.topic ? words[stage](facts, facts.topic) : wordsWithoutTopic(stage, facts);
  return { deadline: null, tone: toneOf(stage), ...said };
}

const toneOf = (stage: Stage): NextStep['tone'] =>
  waitingStages.includes(stage) ? 'waiting' : problems.includes(stage) ? 'problem' : 'normal';

const wordsWithoutTopic = (stage: Stage, facts: TopicFacts): Words =>
  stage === 'DATA_RETURNED' ? returnedData(facts) : noTopic();

const noTopic = (): Words => ({
  title: '今年的专题还没有发布',
  text: '发布后会显示在这里。您可以先核对自己的登记信息。',
  action: { label: '核对我的资料', href: '/account' },
});

const returnedData = ({ learner }: TopicFacts): Words => ({
  title: '请修改登记信息',
  text: `窗口核对时退回了您的信息${learner.registrationNote ? `：${learner.registrationNote}。` : '。'}改好后就能继续办理。`,
  action: { label: '修改我的资料', href: '/account' },
});

const words: Record<Stage, (facts: TopicFacts, topic: Topic) => Words> = {
  DATA_RETURNED: returnedData,
  NO_TOPIC: noTopic,
  NOT_YET: (_facts, topic) => ({
    title: `${topic.year}年的专题即将开放`,
    text: `《${topic.title}》于${formatDate(topic.enrolmentOpensAt)}开始选报。`,
    action: { label: '了解课程', href: `/courses/${topic.id}` },
  }),
  TO_SELECT: selection,
  TO_MAKE_UP: selection,
  SELECTION_CLOSED: (_facts, topic) => ({
    title: `${topic.year}年的选课已经结束`,
    text: `选课在${formatDate(topic.enrolmentClosesAt)}截止，这个专题不能再补学。`,
    action: { label: '看看可以选报的课程', href: '/courses' },
  }),
  TO_PAY: toPay,
  PAYING: (facts, topic) => ({
    title: facts.payment?.byUnit ? '单位正在为您集体缴费' : '订单等待付款',
    text: facts.payment?.byUnit
      ? '到账后自动开通学习和考试，您不需要付款。急用时可以自己缴费，单位的订单会自动扣除您这一份。'
      : '付款后自动开通学习和考试。已经付过款的，打开订单可以看到真实状态，不用再付一次。',
    action: { label: '查看订单', href: `/orders/${facts.payment?.orderId}` },
    deadline: examDeadline(topic, facts.now),
    ...(facts.payment?.byUnit ? { tone: 'waiting' as const } : {}),
  }),
  OPENING: (facts) => ({
    title: '已收到付款，正在开通',
    text: '通常几秒钟就好，不需要重复付款。',
    action: { label: '查看订单', href: `/orders/${facts.payment?.orderId}` },
  }),
  REFUNDING: (facts) => ({
    title: '退费正在办理',
    text: '收款单位同意后收回学习权限，款项按原渠道退回。',
    action: { label: '查看退费进度', href: `/orders/${facts.payment?.orderId}` },
  }),
  STUDY: study,
  RESTUDY: restudy,
  EXAM_NOT_YET: (facts, topic) => ({
    title: '已经学完，等待考试开放',
    text: '现在可以做模拟练习，不占用考试机会。',
    action: { label: '模拟练习', href: `/practice/${facts.enrolment?.id}` },
    deadline: { label: '考试开始', at: examOpensFor(facts, topic) },
  }),
  EXAM: exam,
  EXAM_RUNNING: running,
  GRADING: (facts) => ({
    title: '正在评分',
    text: '答案都已保存。成绩马上就出来，请稍候刷新。',
    action: { label: '查看成绩', href: `/attempts/${facts.attempts.at(-1)?.id}/result` },
  }),
  ATTEMPTS_USED: () => ({
    title: '考试机会已经用完',
    text: '这个专题的学习轮次也已用完。如有疑问，请联系培训中心。',
    action: { label: '联系方式', href: '/help#contacts' },
  }),
  WINDOW_CLOSED: closed,
  SLIP_COMING: () => ({
    title: '考试合格',
    text: '合格单正在生成，稍候就可以打印。',
    action: { label: '查看合格单', href: '/slips' },
  }),
  REVOKED: revoked,
  ENDORSEMENT_PENDING: pending,
  ENDORSEMENT_RETURNED: (facts) => ({
    title: '审验申请被退回',
    text: `${facts.endorsedBy?.name ?? '审验单位'}退回了申请${facts.endorsement?.reason ? `：${facts.endorsement.reason}` : ''}。改好后可以重新提交。`,
    action: { label: '查看并重新提交', href: `/slips/${facts.slip?.id}/endorsement` },
  }),
  HOURS: hours,
  DONE: (facts, topic) => ({
    title: `${topic.year}年的公需科目已经完成`,
    text: `已登记 ${facts.entry?.creditHours} 学时，继续教育证书随时可以查看和打印。`,
    action: { label: '查看学时证书', href: '/certificate' },
    tone: 'done',
  }),
};
