import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import {
  afterYear,
  attempt,
  entry,
  facts,
  failedTwice,
  now,
  passed,
  payment,
  returned,
  rules,
  selected,
  slip,
  studied,
  studying,
  topic,
  withSlip,
} from '../../../../test/support/topic-facts.ts';
import { SevenSteps } from '../pages/seven-steps.tsx';
import { describeRecord } from './records.ts';
import { describeSteps } from './seven-steps.ts';
import type { TopicFacts } from './stage.ts';

/** The states of the steps in one line: d done, c current, u upcoming, p problem. */
const line = (given: TopicFacts) =>
  describeSteps(given)
    .map((step) => step.state[0])
    .join('');

describe('the steps of the year', () => {
  test.each<[string, TopicFacts, string]>([
    ['nothing can be done without a topic', facts({ topic: null }), 'duuuuuu'],
    ['N2: returned data', facts(returned), 'puuuuuu'],
    ['N5: to be selected', facts(), 'dcuuuuu'],
    ['N6: to be paid', facts(selected), 'ddcuuuu'],
    ['Q14: refund under way', facts(studying, { payment: payment('REFUNDING') }), 'ddcuuuu'],
    ['N13: studying', facts(studying), 'dddcuuu'],
    ['N15: exam open', facts(studied), 'ddddcuu'],
    ['N15: exam missed', facts(studied, afterYear), 'ddddpuu'],
    ['N18: studying again', facts(failedTwice), 'dddcuuu'],
    [
      'G5: an attempt of the round before was given back',
      facts(failedTwice, {
        attempts: [attempt({}), attempt({ attemptNo: 2, restoredAt: now })],
      }),
      'ddddcuu',
    ],
    ['N22: passed', facts(passed), 'dddddcu'],
    ['N23: before the endorser', facts(withSlip('PENDING')), 'ddddddc'],
    ['N23: returned', facts(withSlip('RETURNED')), 'ddddddp'],
    ['N30: endorsed', facts(withSlip('ENDORSED')), 'ddddddc'],
    ['N29: recorded', facts(withSlip('ENDORSED'), { entry }), 'ddddddd'],
    [
      'G12: revoked',
      facts(withSlip('REVOKED'), { slip: { ...slip, state: 'REVOKED' } }),
      'dddddpu',
    ],
  ])('%s', (_name, given, states) => {
    expect(line(given)).toBe(states);
  });

  test('S1-S7: visitors and learners read of the same seven steps', () => {
    const shown = renderToString(<SevenSteps />);
    for (const { title } of describeSteps(facts())) expect(shown).toContain(`>${title}<`);
    expect(shown.match(/<li/g)).toHaveLength(7);
    expect(describeSteps(facts())).toHaveLength(7);
  });

  test('only reached steps have a link', () => {
    const steps = describeSteps(facts(studying));
    expect(steps.map((step) => step.href ?? null)).toEqual([
      '/account',
      '/enrolments/e1',
      '/orders/o1',
      '/study/e1',
      null,
      null,
      null,
    ]);
  });

  test('the notes name the progress', () => {
    const notes = (given: TopicFacts) => describeSteps(given).map((step) => step.note ?? null);
    expect(notes(facts(failedTwice))[3]).toBe('第2轮 3 / 10 课');
    expect(notes(facts(failedTwice))[4]).toBe('最好 52 分');
    expect(notes(facts(studying, rules({ feeFen: 0 }), { payment: payment('NONE') }))[2]).toBe(
      '免费',
    );
    expect(notes(facts(withSlip('ENDORSED'), { entry })).slice(4)).toEqual([
      '86 分',
      'CQ20260000001',
      '20 学时',
    ]);
  });
});

describe('the record of a year', () => {
  test('Q26: failed attempts stay in it', () => {
    expect(describeRecord(facts(failedTwice), topic)).toMatchObject({
      year: 2026,
      score: 52,
      hours: 0,
      state: { text: '重新学习' },
      slipHref: null,
    });
  });

  test('N30: recorded hours, score and slip', () => {
    expect(describeRecord(facts(withSlip('ENDORSED'), { entry }), topic)).toMatchObject({
      score: 86,
      hours: 20,
      state: { tone: 'success', text: '学时已登记' },
      slipHref: '/slips/s1',
    });
  });

  test('N2: returned data of this year do not spoil the record of a finished one', () => {
    expect(describeRecord(facts(withSlip('ENDORSED'), returned), topic).state.text).toBe('已审验');
  });
});
