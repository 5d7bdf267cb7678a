import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { type CycleRule, yearsOfCycle } from './cycle.ts';
import { type History, type Pass, type PassStanding, standingOf } from './evidence.ts';

/** A year's topic, and until when it can still be studied and passed; null when it cannot. */
export interface OfferedTopic {
  id: string;
  year: number;
  title: string;
  openUntil: Date | null;
}

export type YearState =
  | 'COUNTED'
  | 'EXCUSED'
  | 'NOT_OFFERED'
  | 'NOT_KNOWN'
  | 'NOT_NEEDED'
  | 'UPCOMING'
  | 'NOT_ENDORSED'
  | 'NOT_RECORDED'
  | 'REVOKED'
  | 'BEFORE_TITLE'
  | 'REPEATED'
  | 'MISSING';

/** A year of the cycle: what it is and the row that proves it. */
export interface YearRow {
  year: number;
  state: YearState;
  pass: Pass | null;
  absenceId: string | null;
  /** The topic by which the year can still be made up. */
  makeUp: OfferedTopic | null;
}

export type Barrier = 'TITLE_DATE_MISSING' | 'YEARS_MISSING' | 'ELIGIBILITY_LOST';

export interface Readiness {
  ready: boolean;
  rule: CycleRule | null;
  applicationYear: number;
  rows: YearRow[];
  needed: number;
  there: number;
  barriers: Barrier[];
  /** Why eligibility of the year of application was lost (N38); null when it was not. */
  lostBecause: string | null;
}

export interface ReadinessFacts {
  rule: CycleRule | null;
  applicationYear: number;
  hasTitle: boolean;
  /** 'YYYY-MM-DD'. */
  titleAwardedOn: string | null;
  history: History;
  topics: readonly OfferedTopic[];
  now: Date;
}

const fulfils: readonly YearState[] = ['COUNTED', 'EXCUSED'];
const unasked: readonly YearState[] = ['NOT_OFFERED', 'NOT_KNOWN'];

/**
 * Whether a person may be recommended and accepted for title review in a year (N37, N38, G11), with a
 * row for each year of the cycle. Without a rule for that year nothing is asked.
 */
export function decideReadiness(facts: ReadinessFacts): Readiness {
  const { rule, applicationYear, history } = facts;
  const loss = history.losses.find(({ year }) => year === applicationYear);
  const barriers: Barrier[] = loss ? ['ELIGIBILITY_LOST'] : [];
  const answer = { rule, applicationYear, lostBecause: loss?.because ?? null };
  if (rule && facts.hasTitle && facts.titleAwardedOn === null && rule.starts === 'TITLE') {
    barriers.push('TITLE_DATE_MISSING');
    return { ...answer, ready: false, rows: [], needed: 0, there: 0, barriers };
  }
  const counted = rule ? countYears(facts, rule) : { rows: [], needed: 0, there: 0 };
  if (counted.there < counted.needed) barriers.push('YEARS_MISSING');
  return { ...answer, ...counted, ready: barriers.length === 0, barriers };
}

function countYears(facts: ReadinessFacts, rule: CycleRule) {
  const titleYear = facts.titleAwardedOn ? Number(facts.titleAwardedOn.slice(0, 4)) : null;
  const used = new Set<string>();
  const rows = yearsOfCycle(rule, facts.applicationYear, titleYear).map((year) => {
    const row = describeYear(facts, rule, year, used);
    if (row.state === 'COUNTED' && row.pass) used.add(row.pass.topicId);
    return row;
  });
  const asked = rows.filter(({ state }) => !unasked.includes(state));
  const there = asked.filter(({ state }) => fulfils.includes(state)).length;
  const cap = rule.counting === 'BY_NUMBER' ? rule.capYears : null;
  const needed = Math.min(asked.length, cap ?? asked.length);
  const enough = there >= needed;
  const spare = (row: YearRow) =>
    asked.includes(row) && !fulfils.includes(row.state)
      ? { ...row, state: 'NOT_NEEDED' as const }
      : row;
  return { rows: enough ? rows.map(spare) : rows, needed, there: Math.min(there, needed) };
}

const lacking: { [standing in Exclude<PassStanding, 'ENOUGH'>]: YearState } = {
  NOT_ENDORSED: 'NOT_ENDORSED',
  NOT_RECORDED: 'NOT_RECORDED',
  REVOKED: 'REVOKED',
};

function describeYear(
  facts: ReadinessFacts,
  rule: CycleRule,
  year: number,
  used: ReadonlySet<string>,
): YearRow {
  const byNumber = rule.counting === 'BY_NUMBER';
  const passes = facts.history.passes
    .filter((pass) => (byNumber ? yearOf(pass.passedAt) : pass.year) === year)
    .map((pass) => ({ pass, state: judge(pass, facts, rule, used) }))
    .toSorted((a, b) => rank(a.state) - rank(b.state));
  const best = passes[0];
  const row = { year, pass: best?.pass ?? null, absenceId: null, makeUp: null };
  if (best?.state === 'COUNTED') return { ...row, state: 'COUNTED' };
  const excuse = facts.history.excuses.find(({ years }) => years.includes(year));
  if (excuse && rule.excusedCounts)
    return { ...row, state: 'EXCUSED', absenceId: excuse.absenceId };
  const makeUp = findMakeUp(facts, year, byNumber);
  if (best) return { ...row, state: best.state, makeUp: mayRepeat(best.state) ? makeUp : null };
  if (year > yearOf(facts.now)) return { ...row, state: 'UPCOMING' };
  // What was never offered cannot be asked for; the year that runs may still be.
  const offered = facts.topics.some((topic) => topic.year === year);
  if (!offered && !byNumber) {
    if (year >= yearOf(facts.now)) return { ...row, state: 'UPCOMING' };
    // Before its first topic the platform cannot know what was offered elsewhere.
    const known = facts.topics.some((topic) => topic.year < year);
    return { ...row, state: known ? 'NOT_OFFERED' : 'NOT_KNOWN' };
  }
  return { ...row, state: 'MISSING', makeUp };
}

const mayRepeat = (state: YearState) => state === 'REVOKED' || state === 'REPEATED';

const order: readonly YearState[] = [
  'COUNTED',
  'NOT_RECORDED',
  'NOT_ENDORSED',
  'BEFORE_TITLE',
  'REPEATED',
  'REVOKED',
];
const rank = (state: YearState) => order.indexOf(state);

function judge(
  pass: Pass,
  { titleAwardedOn }: ReadinessFacts,
  rule: CycleRule,
  used: ReadonlySet<string>,
): YearState {
  const standing = standingOf(pass, rule.evidence);
  if (standing !== 'ENOUGH') return lacking[standing];
  if (rule.topicCountsOnce && used.has(pass.topicId)) return 'REPEATED';
  const before = titleAwardedOn !== null && dayOf(pass.passedAt) < titleAwardedOn;
  return before && !rule.beforeTitleCounts ? 'BEFORE_TITLE' : 'COUNTED';
}

/** BY_NUMBER counts the year of the pass: a past year cannot be made up, the running one can be used. */
function findMakeUp(facts: ReadinessFacts, year: number, byNumber: boolean): OfferedTopic | null {
  if (byNumber && year !== yearOf(facts.now)) return null;
  return (
    facts.topics.find(
      (topic) =>
        topic.openUntil !== null &&
        topic.openUntil > facts.now &&
        (byNumber
          ? !facts.history.passes.some((pass) => pass.topicId === topic.id)
          : topic.year === year),
    ) ?? null
  );
}
