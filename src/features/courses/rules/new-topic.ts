import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import type { GroupTerm } from './group-term.ts';
import type { Topic } from './topic.ts';

/** Returns a topic as it is drafted from nothing: the rules of the notice and its defaults (N17, G1, G2, G6). */
export function newTopic(id: string, year: number, title: string): Topic {
  return {
    id,
    year,
    title,
    summary: '',
    state: 'DRAFT',
    feeFen: 0,
    restudyFeeFen: 0,
    priceDocument: '',
    refundRule: '',
    creditHours: 20,
    enrolmentOpensAt: instantOf(`${year}-01-01`),
    enrolmentClosesAt: instantOf(`${year}-12-31`, '23:59'),
    examOpensAt: instantOf(`${year}-01-01`),
    examClosesAt: instantOf(`${year}-12-31`, '23:59'),
    makeUpUntil: null,
    examMinutes: 60,
    examFullMark: 100,
    examPassMark: 60,
    maxAttempts: 2,
    maxRounds: null,
    attemptGraceSeconds: 120,
    attemptGapDays: 0,
    roundGapDays: 0,
    completionRule: 'OPENED_ALL',
    watchRatio: 0,
    videoNoSeek: false,
    videoPromptMinutes: null,
    dailyStudyMinutes: null,
    groupTerms: [],
    blueprint: [],
  };
}

/** Returns a topic's rules as the draft of another year, with every date moved by the years between. */
export function copyForYear(from: Topic, to: Pick<Topic, 'id' | 'year' | 'title'>): Topic {
  const years = to.year - from.year;
  const move = (instant: Date) => moveByYears(instant, years);
  const moveIf = (instant: Date | null) => instant && move(instant);
  const moveTerm = (term: GroupTerm): GroupTerm => ({
    ...term,
    examOpensAt: moveIf(term.examOpensAt),
    examClosesAt: moveIf(term.examClosesAt),
  });
  return {
    ...from,
    ...to,
    state: 'DRAFT',
    enrolmentOpensAt: move(from.enrolmentOpensAt),
    enrolmentClosesAt: move(from.enrolmentClosesAt),
    examOpensAt: move(from.examOpensAt),
    examClosesAt: move(from.examClosesAt),
    makeUpUntil: moveIf(from.makeUpUntil),
    groupTerms: from.groupTerms.map(moveTerm),
  };
}

/** Returns the same day and time of another year; 29 February becomes the 28th. */
export function moveByYears(instant: Date, years: number): Date {
  const day = dayOf(instant);
  const year = Number(day.slice(0, 4)) + years;
  const rest = day.slice(5) === '02-29' && !isLeap(year) ? '02-28' : day.slice(5);
  const sinceMidnight = instant.getTime() - instantOf(day).getTime();
  return new Date(instantOf(`${year}-${rest}`).getTime() + sinceMidnight);
}

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
