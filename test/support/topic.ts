import type { Topic } from '../../src/features/courses/index.ts';
import { instantOf } from '../../src/kernel/calendar.ts';

/** This year's topic as the demo has it: what tests begin with and change. */
export const sampleTopic: Topic = {
  id: 'cq-2026',
  year: 2026,
  title: '专业技术创新理论与案例分析',
  summary: '测试用专题',
  state: 'PUBLISHED',
  feeFen: 7000,
  restudyFeeFen: 0,
  priceDocument: '渝价函〔2010〕205号',
  refundRule: '开始学习前可以申请退费。',
  creditHours: 20,
  enrolmentOpensAt: instantOf('2026-03-01'),
  enrolmentClosesAt: instantOf('2026-12-25'),
  examOpensAt: instantOf('2026-04-01'),
  examClosesAt: instantOf('2026-12-31', '23:59'),
  makeUpUntil: null,
  examMinutes: 60,
  examFullMark: 100,
  examPassMark: 60,
  maxAttempts: 2,
  maxRounds: null,
  attemptGraceSeconds: 120,
  completionRule: 'OPENED_ALL',
  watchRatio: 0,
  blueprint: [{ kind: 'SINGLE', count: 10, points: 10 }],
};
