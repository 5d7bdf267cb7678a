import type { Topic } from '../../courses/index.ts';
import type { YearRecord } from '../pages/learner-home.tsx';
import { bestScore, findTopicStage, type Stage, type TopicFacts } from './stage.ts';

const states: Record<Stage, YearRecord['state']> = {
  DATA_RETURNED: { tone: 'error', text: '信息被退回' },
  NO_TOPIC: { tone: 'neutral', text: '未发布' },
  NOT_YET: { tone: 'neutral', text: '未开放' },
  TO_SELECT: { tone: 'neutral', text: '未选报' },
  TO_MAKE_UP: { tone: 'neutral', text: '可以补学' },
  SELECTION_CLOSED: { tone: 'neutral', text: '未选报' },
  TO_PAY: { tone: 'warning', text: '待缴费' },
  PAYING: { tone: 'warning', text: '待缴费' },
  OPENING: { tone: 'info', text: '正在开通' },
  REFUNDING: { tone: 'warning', text: '退费中' },
  STUDY: { tone: 'info', text: '学习中' },
  RESTUDY: { tone: 'info', text: '重新学习' },
  EXAM_NOT_YET: { tone: 'info', text: '待考试' },
  EXAM: { tone: 'info', text: '待考试' },
  EXAM_RUNNING: { tone: 'warning', text: '考试中' },
  GRADING: { tone: 'info', text: '评分中' },
  ATTEMPTS_USED: { tone: 'error', text: '未合格' },
  WINDOW_CLOSED: { tone: 'error', text: '未完成，已截止' },
  SLIP_COMING: { tone: 'success', text: '考试合格' },
  REVOKED: { tone: 'error', text: '合格单已撤销' },
  ENDORSEMENT_PENDING: { tone: 'warning', text: '待审验' },
  ENDORSEMENT_RETURNED: { tone: 'error', text: '审验退回' },
  HOURS: { tone: 'success', text: '已审验' },
  DONE: { tone: 'success', text: '学时已登记' },
};

/** Returns the record of one year: topic, best score, hours, result. No year is left out (Q26). */
export function describeRecord(facts: TopicFacts, topic: Topic): YearRecord {
  const refunded = facts.enrolment?.state === 'REFUNDED';
  return {
    year: topic.year,
    topicTitle: topic.title,
    score: bestScore(facts),
    hours: facts.entry?.creditHours ?? 0,
    state: refunded ? { tone: 'neutral', text: '已退费' } : states[findTopicStage(facts)],
    slipHref: facts.slip ? `/slips/${facts.slip.id}` : null,
  };
}

/** Stages of another year that need an action of the learner. */
const unfinished: readonly Stage[] = [
  'TO_SELECT',
  'TO_MAKE_UP',
  'TO_PAY',
  'PAYING',
  'OPENING',
  'STUDY',
  'RESTUDY',
  'EXAM_NOT_YET',
  'EXAM',
  'EXAM_RUNNING',
  'ENDORSEMENT_RETURNED',
];

/** Whether another year can be made up, or needs an action of the learner (E7, Q31). */
export function waitsForLearner(facts: TopicFacts): boolean {
  return unfinished.includes(findTopicStage(facts));
}
