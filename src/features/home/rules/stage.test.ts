import { describe, expect, test } from 'vitest';
import { type Row, testStages } from '../../../../test/support/stage-table.ts';
import {
  afterYear,
  attempt,
  enrolment,
  entry,
  facts,
  failedTwice,
  now,
  payment,
  returned,
  round,
  rules,
  selected,
  studied,
  study,
  studying,
  topic,
  withSlip,
  yearEnd,
} from '../../../../test/support/topic-facts.ts';
import { decideNextStep } from './next-step.ts';
import type { TopicFacts } from './stage.ts';

const rows: Row[] = [
  ['no topic is published', facts({ topic: null }), 'NO_TOPIC', '/account', '还没有发布'],
  ['N5: selecting comes before paying', facts(), 'TO_SELECT', '/courses/cq-2026', '缴费前可以退选'],
  ['N5: selection is over', facts(afterYear), 'SELECTION_CLOSED', '/courses', '不能再补学'],
  [
    'E7, Q31: an earlier year is made up',
    facts(afterYear, rules({ makeUpUntil: new Date('2027-03-01T00:00:00+08:00') })),
    'TO_MAKE_UP',
    '/courses/cq-2026',
    '补学2026年的专题',
  ],
  [
    'E19: a course without a fee opens at once',
    facts(rules({ feeFen: 0 })),
    'TO_SELECT',
    '/courses/cq-2026',
    '免费，选报后马上可以学习',
  ],
  [
    'N6, N7: both ways to pay are named, with the office',
    facts(selected),
    'TO_PAY',
    '/enrolments/e1/payment',
    '到沙坪坝区人力社保局现场缴费',
  ],
  [
    'Q12: an open order is not paid twice',
    facts(selected, { payment: payment('OPEN') }),
    'PAYING',
    '/orders/o1',
    '不用再付一次',
  ],
  [
    'N9, Q12: paid, being opened',
    facts(selected, { payment: payment('PAID') }),
    'OPENING',
    '/orders/o1',
    '正在开通',
  ],
  [
    'Q14: the refund is under way',
    facts(studying, { payment: payment('REFUNDING') }),
    'REFUNDING',
    '/orders/o1',
    '退费正在办理',
  ],
  [
    'Q14: after a refund one may select anew',
    facts({ enrolment: enrolment('REFUNDED'), payment: payment('REFUNDED') }),
    'TO_SELECT',
    '/courses/cq-2026',
    '上次的缴费已经退回',
  ],
  ['N13: study goes on where it stopped', facts(studying), 'STUDY', '/study/e1/lessons/l7', '4 课'],
  [
    'G2: all opened, the learner has to declare it',
    facts(studying, { study: study(10) }),
    'STUDY',
    '/study/e1',
    '确认学完',
  ],
  ['N15: studied, the exam is open', facts(studied), 'EXAM', '/exams/e1', '还有 2 次机会'],
  [
    'N15: studied, the exam has not begun',
    facts(studied, rules({ examOpensAt: new Date('2026-12-01T09:00:00+08:00') })),
    'EXAM_NOT_YET',
    '/practice/e1',
    '模拟练习',
  ],
  [
    'N15: the window has closed',
    facts(studied, afterYear),
    'WINDOW_CLOSED',
    '/courses',
    '2026年12月31日结束',
  ],
  [
    'N15: nobody is asked to pay for an exam that is over',
    facts(selected, afterYear),
    'WINDOW_CLOSED',
    '/courses',
    '请不要再缴费',
  ],
  [
    'E7: last year is made up after its own window',
    facts(studied, afterYear, rules({ makeUpUntil: new Date('2027-03-01T00:00:00+08:00') })),
    'EXAM',
    '/exams/e1',
    '可以考试了',
  ],
  [
    'N17: after one fail one attempt is left',
    facts(studied, { attempts: [attempt({})] }),
    'EXAM',
    '/exams/e1',
    '上次 52 分，没有合格，建议先看看失分较多的课。还有 1 次机会',
  ],
  [
    'N20: who did not return is told why it counts',
    facts(studied, { attempts: [attempt({ result: 'FAILED_NO_SCORE', score: null })] }),
    'EXAM',
    '/exams/e1',
    '按不合格计一次。还有 1 次机会',
  ],
  [
    'G5: an attempt given back does not count',
    facts(studied, { attempts: [attempt({ restoredAt: now })] }),
    'EXAM',
    '/exams/e1',
    '还有 2 次机会',
  ],
  [
    'N18, Q26: two fails lead to studying again, free, with nothing lost',
    facts(failedTwice),
    'RESTUDY',
    '/study/e1',
    '再获得 2 次考试机会，不另收费；以前的学习和考试记录都保留',
  ],
  [
    'G6: where another round is charged, paying comes first',
    facts(failedTwice, { rounds: [round(1, now), { ...round(2, null), owedFen: 3500 }] }),
    'RESTUDY',
    '/enrolments/e1/payment',
    '缴费 35 元，重新学习一轮',
  ],
  [
    'G6: no further round',
    facts(failedTwice, rules({ maxRounds: 1 }), { rounds: [round(1, now)] }),
    'ATTEMPTS_USED',
    '/help#contacts',
    '用完',
  ],
  [
    'N19, Q22: a running exam is continued',
    facts(studied, { attempts: [attempt({ id: 't1', state: 'OPEN', result: null })] }),
    'EXAM_RUNNING',
    '/attempts/t1',
    '考试时间不停，14:47 结束',
  ],
  [
    'Q24: handed in, not graded yet',
    facts(studied, { attempts: [attempt({ id: 't1', state: 'CLOSED', result: null })] }),
    'GRADING',
    '/attempts/t1/result',
    '答案都已保存',
  ],
  [
    'N2: returned data come first',
    facts(returned),
    'DATA_RETURNED',
    '/account',
    '姓名与证件不一致',
  ],
  [
    'N2: also for who has paid already',
    facts(studying, returned),
    'DATA_RETURNED',
    '/account',
    '请修改登记信息',
  ],
  [
    'N2, N19: but they do not stand before a running exam',
    facts(studied, returned, { attempts: [attempt({ id: 't1', state: 'OPEN', result: null })] }),
    'EXAM_RUNNING',
    '/attempts/t1',
    '请继续作答',
  ],
];

describe('what to do next', () => {
  testStages(rows);

  test('Q31: the deadline is the one of the step', () => {
    const deadline = (given: TopicFacts) => decideNextStep(given).deadline;
    expect(deadline(facts())).toEqual({ label: '选课截止', at: topic.enrolmentClosesAt });
    expect(deadline(facts(selected))).toEqual({ label: '考试截止', at: yearEnd });
    expect(deadline(facts(studying))).toEqual({ label: '考试截止', at: yearEnd });
    const until = new Date('2027-03-01T00:00:00+08:00');
    const made = facts(studying, afterYear, rules({ makeUpUntil: until }));
    expect(deadline(made)).toEqual({ label: '补学截止', at: until });
    expect(deadline(facts(withSlip('PENDING')))).toBeNull();
  });

  test('S1-S7: who can only wait is not told to act', () => {
    const tone = (given: TopicFacts) => decideNextStep(given).tone;
    expect(tone(facts(studying, { payment: payment('REFUNDING') }))).toBe('waiting');
    expect(tone(facts(selected, { payment: payment('PAID') }))).toBe('waiting');
    expect(tone(facts(withSlip('PENDING')))).toBe('waiting');
    expect(tone(facts(withSlip('ENDORSED')))).toBe('waiting');
    expect(tone(facts(selected))).toBe('normal');
  });

  test('S4: nothing is counted before a lesson is opened', () => {
    expect(decideNextStep(facts(studying, { study: study(0) })).text).toContain('共 10 课');
    expect(decideNextStep(facts(studying, { study: study(1) })).text).toContain('已打开 1 / 10 课');
  });

  test('a blocked stage is marked as a problem, a completed year as done', () => {
    const tone = (given: TopicFacts) => decideNextStep(given).tone;
    expect(tone(facts(returned))).toBe('problem');
    expect(tone(facts(withSlip('RETURNED')))).toBe('problem');
    expect(tone(facts(studying))).toBe('normal');
    expect(tone(facts(withSlip('ENDORSED'), { entry }))).toBe('done');
  });
});
