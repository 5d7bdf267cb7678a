import { expect, test } from 'vitest';
import { type CycleRule, chooseCycleRule, type ReviewApplication, yearsOfCycle } from './cycle.ts';
import type { History, Pass } from './evidence.ts';
import { decideReadiness, type OfferedTopic, type ReadinessFacts } from './readiness.ts';
import { explainReadiness } from './sentences.ts';

const base: CycleRule = {
  id: 'notice',
  name: '全市通用',
  basis: '渝人社办〔2010〕257号',
  seriesCode: null,
  level: null,
  jurisdictionId: null,
  applyFromYear: 2011,
  applyToYear: null,
  firstTopicYear: 2010,
  starts: 'TITLE',
  counting: 'BY_YEAR',
  lastYears: null,
  capYears: null,
  yearsWithoutTitle: 1,
  topicCountsOnce: false,
  beforeTitleCounts: false,
  excusedCounts: true,
  evidence: 'ENDORSED',
  createdAt: new Date('2010-12-01T00:00:00+08:00'),
  endedAt: null,
};
const zhuzhouSenior: CycleRule = {
  ...base,
  starts: 'FIXED',
  lastYears: 5,
  level: 'SENIOR_ASSOCIATE',
};
const zhuzhouMiddle: CycleRule = { ...base, starts: 'FIXED', lastYears: 4, level: 'INTERMEDIATE' };
const changzhou: CycleRule = {
  ...base,
  counting: 'BY_NUMBER',
  topicCountsOnce: true,
  capYears: 11,
};

type CycleRow = [
  name: string,
  rule: CycleRule,
  application: number,
  title: number | null,
  years: string,
];

test.each<CycleRow>([
  [
    'G11: after the year of the title up to the year before application',
    base,
    2015,
    2011,
    '2012-2014',
  ],
  ['G11: the topic is offered from 2010 on', base, 2013, 2005, '2010-2012'],
  ['G11: a place that begins in 2011', { ...base, firstTopicYear: 2011 }, 2013, 2005, '2011-2012'],
  ['N37: application in the year after the title asks for nothing', base, 2012, 2011, ''],
  ['G11: only the last three years', { ...base, lastYears: 3 }, 2020, 2010, '2017-2019'],
  [
    'G11: the last three years, but the title is newer',
    { ...base, lastYears: 3 },
    2020,
    2018,
    '2019-2019',
  ],
  ['G11: never more than two years', { ...base, capYears: 2 }, 2020, 2010, '2018-2019'],
  ['G11: without a title the year before', base, 2020, null, '2019-2019'],
  ['G11: without a title three years', { ...base, yearsWithoutTitle: 3 }, 2020, null, '2017-2019'],
  [
    'G11 Zhuzhou: five years for senior, whatever the title',
    zhuzhouSenior,
    2020,
    2018,
    '2015-2019',
  ],
  ['G11 Zhuzhou: four years for intermediate', zhuzhouMiddle, 2020, 2018, '2016-2019'],
  [
    'G11 Changzhou: all years since the title, capped by number later',
    changzhou,
    2026,
    2010,
    '2011-2025',
  ],
])('%s', (_name, rule, application, title, years) => {
  const found = yearsOfCycle(rule, application, title);
  expect(found.length === 0 ? '' : `${found[0]}-${found.at(-1)}`).toBe(years);
});

const asked: ReviewApplication = {
  year: 2020,
  level: 'INTERMEDIATE',
  seriesCode: '04',
  jurisdictionId: 'cq-nanan',
};
const rule = (id: string, more: Partial<CycleRule>): CycleRule => ({ ...base, id, ...more });

test.each<[string, CycleRule[], string | null]>([
  ['G11: the general rule when nothing is closer', [base], 'notice'],
  [
    'G11: a rule for the level is closer',
    [base, rule('level', { level: 'INTERMEDIATE' })],
    'level',
  ],
  [
    'G11: series before level',
    [rule('level', { level: 'INTERMEDIATE' }), rule('series', { seriesCode: '04' })],
    'series',
  ],
  [
    'G11: place before series and level',
    [
      rule('both', { level: 'INTERMEDIATE', seriesCode: '04' }),
      rule('place', { jurisdictionId: 'cq-nanan' }),
    ],
    'place',
  ],
  [
    'G11: a rule of another place does not fit',
    [base, rule('x', { jurisdictionId: 'cq' })],
    'notice',
  ],
  ['G11: of another level neither', [base, rule('x', { level: 'ASSISTANT' })], 'notice'],
  ['G11: the newest of two equally close', [base, rule('new', { createdAt: new Date() })], 'new'],
  ['G11: an ended rule does not count', [rule('x', { endedAt: new Date() }), base], 'notice'],
  ['G11: nor one of later applications', [rule('x', { applyFromYear: 2021 })], null],
  ['G11: nor one of earlier applications', [rule('x', { applyToYear: 2019 })], null],
  ['N37: before 2011 nothing is asked', [rule('x', { applyFromYear: 2021 })], null],
])('%s', (_name, rules, chosen) => {
  expect(chooseCycleRule(rules, asked)?.id ?? null).toBe(chosen);
});

const now = new Date('2020-03-01T12:00:00+08:00');
const topic = (year: number, openUntil: string | null = null): OfferedTopic => ({
  id: `t${year}`,
  year,
  title: `${year}年专题`,
  openUntil: openUntil ? new Date(openUntil) : null,
});
const topics = [topic(2017), topic(2018), topic(2019, '2020-04-30T00:00:00+08:00'), topic(2020)];

function pass(year: number, more: Partial<Pass> & { at?: string; stage?: string } = {}): Pass {
  const stage = more.stage ?? 'ENDORSED';
  return {
    topicId: `t${year}`,
    year,
    title: `${year}年专题`,
    creditHours: 20,
    passedAt: new Date(more.at ?? `${year}-11-01T10:00:00+08:00`),
    slip: {
      id: `s${year}`,
      slipNo: `CQ${year}`,
      verificationCode: 'CODE',
      state: stage === 'SLIP_REVOKED' ? 'REVOKED' : 'VALID',
      because: null,
    },
    endorsement:
      stage === 'PENDING'
        ? null
        : {
            id: `e${year}`,
            state: stage === 'ENDORSEMENT_REVOKED' ? 'REVOKED' : 'ENDORSED',
            decidedAt: now,
          },
    entry: stage === 'RECORDED' ? { id: 'x', entryNo: 'X1', recordedAt: now } : null,
    ...(more.topicId && { topicId: more.topicId }),
  };
}
const excuse = (year: number) => ({ absenceId: `a${year}`, years: [year], reason: '产假' });

interface Case {
  rule?: CycleRule | null;
  title?: string | null;
  passes?: Pass[];
  excuses?: History['excuses'];
  losses?: History['losses'];
  year?: number;
  topics?: ReadinessFacts['topics'];
}

function factsOf(given: Case): ReadinessFacts {
  return {
    rule: given.rule === undefined ? base : given.rule,
    applicationYear: given.year ?? 2020,
    hasTitle: true,
    titleAwardedOn: given.title === undefined ? '2016-12-01' : given.title,
    history: {
      passes: given.passes ?? [],
      excuses: given.excuses ?? [],
      losses: given.losses ?? [],
    },
    topics: given.topics ?? topics,
    now,
  };
}

const all = [pass(2017), pass(2018), pass(2019)];
const strict: CycleRule = { ...base, evidence: 'RECORDED' };

// Each row: the case, whether he may be recommended, and what each year of the cycle is.
test.each<[string, Case, boolean, string]>([
  ['N37: every slip of the cycle is there', { passes: all }, true, 'COUNTED COUNTED COUNTED'],
  ['N37: one year is missing', { passes: all.slice(0, 2) }, false, 'COUNTED COUNTED MISSING'],
  ['N37: nothing is there', {}, false, 'MISSING MISSING MISSING'],
  [
    'G13: a justified absence stands for the year',
    { passes: all.slice(0, 2), excuses: [excuse(2019)] },
    true,
    'COUNTED COUNTED EXCUSED',
  ],
  [
    'G13: where the rule does not let it count, it does not',
    { rule: { ...base, excusedCounts: false }, passes: all.slice(0, 2), excuses: [excuse(2019)] },
    false,
    'COUNTED COUNTED MISSING',
  ],
  [
    'N37: a slip that was passed counts before an absence of the same year',
    { passes: all, excuses: [excuse(2019)] },
    true,
    'COUNTED COUNTED COUNTED',
  ],
  [
    'N23: passed but not endorsed does not count',
    { passes: [...all.slice(0, 2), pass(2019, { stage: 'PENDING' })] },
    false,
    'COUNTED COUNTED NOT_ENDORSED',
  ],
  [
    'G11: a place that asks for the slip only',
    {
      rule: { ...base, evidence: 'SLIP' },
      passes: [...all.slice(0, 2), pass(2019, { stage: 'PENDING' })],
    },
    true,
    'COUNTED COUNTED COUNTED',
  ],
  [
    'N30: a place that asks for recorded hours',
    {
      rule: strict,
      passes: [pass(2017, { stage: 'RECORDED' }), pass(2018), pass(2019, { stage: 'RECORDED' })],
    },
    false,
    'COUNTED NOT_RECORDED COUNTED',
  ],
  [
    'G12: a revoked slip does not count',
    { passes: [...all.slice(0, 2), pass(2019, { stage: 'SLIP_REVOKED' })] },
    false,
    'COUNTED COUNTED REVOKED',
  ],
  [
    'G12: nor does a revoked endorsement',
    { passes: [...all.slice(0, 2), pass(2019, { stage: 'ENDORSEMENT_REVOKED' })] },
    false,
    'COUNTED COUNTED REVOKED',
  ],
  [
    'G12: a later good slip of the same year does',
    { passes: [...all.slice(0, 2), pass(2019, { stage: 'SLIP_REVOKED' }), pass(2019)] },
    true,
    'COUNTED COUNTED COUNTED',
  ],
  [
    'G11: a year before the platform is not known, and not asked',
    { title: '2015-06-01', passes: all },
    true,
    'NOT_KNOWN COUNTED COUNTED COUNTED',
  ],
  [
    'G11: a year between topics in which nothing was offered is not asked',
    { passes: [pass(2017), pass(2019)], topics: topics.filter(({ year }) => year !== 2018) },
    true,
    'COUNTED NOT_OFFERED COUNTED',
  ],
  [
    'N37: made up later, still the topic of its year',
    { passes: [...all.slice(1), pass(2017, { at: '2019-12-01T10:00:00+08:00' })] },
    true,
    'COUNTED COUNTED COUNTED',
  ],
  [
    'N38: a lost year bars the application of that year',
    { passes: all, losses: [{ year: 2020, reference: 'c', because: '替考' }] },
    false,
    'COUNTED COUNTED COUNTED',
  ],
  [
    'N38: and of no other year',
    { passes: all, losses: [{ year: 2019, reference: 'c', because: '替考' }] },
    true,
    'COUNTED COUNTED COUNTED',
  ],
  ['G11: without the date of the title there is no cycle', { title: null, passes: all }, false, ''],
  ['N37: no rule, nothing asked', { rule: null }, true, ''],
  [
    'G11: the year to come is asked when applying later',
    { year: 2022, passes: [...all, pass(2020, { at: '2020-02-01T10:00:00+08:00' })] },
    false,
    'COUNTED COUNTED COUNTED COUNTED UPCOMING',
  ],
  [
    'G11 Zhuzhou: four fixed years for intermediate, before the title too where the rule says so',
    {
      rule: { ...zhuzhouMiddle, beforeTitleCounts: true },
      title: '2018-12-01',
      passes: [pass(2017), pass(2018), pass(2019)],
    },
    true,
    'NOT_KNOWN COUNTED COUNTED COUNTED',
  ],
  [
    'G11 Zhuzhou: passes before the title do not count otherwise',
    { rule: zhuzhouMiddle, title: '2018-12-01', passes: all },
    false,
    'NOT_KNOWN BEFORE_TITLE BEFORE_TITLE COUNTED',
  ],
  [
    'G11 Changzhou: a pass counts in the year in which it was passed, whatever its topic',
    {
      rule: changzhou,
      title: '2017-06-01',
      passes: [
        pass(2017, { at: '2018-05-01T10:00:00+08:00' }),
        pass(2018, { at: '2019-05-01T10:00:00+08:00' }),
      ],
    },
    true,
    'COUNTED COUNTED',
  ],
  [
    'G11 Changzhou: two passes in one year count once',
    {
      rule: changzhou,
      title: '2017-06-01',
      passes: [
        pass(2017, { at: '2019-04-01T10:00:00+08:00' }),
        pass(2018, { at: '2019-05-01T10:00:00+08:00' }),
      ],
    },
    false,
    'MISSING COUNTED',
  ],
  [
    'G11 Changzhou: a topic counts once',
    {
      rule: changzhou,
      title: '2017-06-01',
      passes: [pass(2018), pass(2019, { topicId: 't2018' })],
    },
    false,
    'COUNTED REPEATED',
  ],
  [
    'G11 Changzhou: enough by number, the year without a pass is not asked',
    { rule: { ...changzhou, capYears: 2 }, passes: [pass(2017), pass(2019)] },
    true,
    'COUNTED NOT_NEEDED COUNTED',
  ],
])('%s', (_name, given, ready, years) => {
  const readiness = decideReadiness(factsOf(given));
  expect(readiness.rows.map(({ state }) => state).join(' ')).toBe(years);
  expect(readiness.ready).toBe(ready);
  expect(explainReadiness(readiness)).not.toMatch(/undefined|null|NaN/);
});

test('N37: what can be made up names the topic and its last day; a closed year names none', () => {
  const { rows } = decideReadiness(factsOf({ passes: [pass(2017)] }));
  expect(rows.map(({ year, makeUp }) => [year, makeUp?.id ?? null])).toEqual([
    [2017, null],
    [2018, null],
    [2019, 't2019'],
  ]);
});

test('N37: every row that counts can be opened: a slip or an absence', () => {
  const { rows } = decideReadiness(factsOf({ passes: all.slice(0, 2), excuses: [excuse(2019)] }));
  expect(rows.map((row) => row.pass?.slip.slipNo ?? row.absenceId)).toEqual([
    'CQ2017',
    'CQ2018',
    'a2019',
  ]);
});
