import type { Fen } from '../../../kernel/money.ts';
import type { BlueprintLine } from '../../assessment/index.ts';
import type { GroupTerm, SeatWindow } from './group-term.ts';

/** When the study of a round is complete (G2). */
export type CompletionRule = 'OPENED_ALL' | 'WATCH_RATIO' | 'SELF_DECLARED';

/** The public subject of a year (N31), with everything that may differ between years or places as data. */
export interface Topic {
  id: string;
  year: number;
  title: string;
  summary: string;
  state: 'DRAFT' | 'PUBLISHED' | 'CLOSED';
  feeFen: Fen;
  restudyFeeFen: Fen;
  /** Name and number of the document that fixes the price (E19). */
  priceDocument: string;
  refundRule: string;
  creditHours: number;
  enrolmentOpensAt: Date;
  enrolmentClosesAt: Date;
  examOpensAt: Date;
  examClosesAt: Date;
  /** The end of make-up for an earlier year's topic; null without make-up (E7). */
  makeUpUntil: Date | null;
  examMinutes: number;
  examFullMark: number;
  examPassMark: number;
  /** Attempts per study round (N17); null: unlimited (E15). */
  maxAttempts: number | null;
  /** Study rounds (G6); null: unlimited. */
  maxRounds: number | null;
  /** Seconds before the deadline within which the last contact counts as connected (G4). */
  attemptGraceSeconds: number;
  /** Days between two attempts of a round (E15). */
  attemptGapDays: number;
  /** Days between the last attempt of a round and the first of the next (E15). */
  roundGapDays: number;
  completionRule: CompletionRule;
  watchRatio: number;
  /** No forward seek at first viewing (E12). */
  videoNoSeek: boolean;
  /** Minutes of a video after which the learner must answer that they are there (E11); null: never. */
  videoPromptMinutes: number | null;
  /** Minutes of video that count in a day (E12); null: unlimited. */
  dailyStudyMinutes: number | null;
  /** The first that fits a person applies. */
  groupTerms: GroupTerm[];
  /** Of a topic as it applies to a person: the windows among which they book a seat, if they have to. */
  seatWindows?: readonly SeatWindow[];
  blueprint: BlueprintLine[];
}

/** The window of the topic's exam, prolonged by make-up (N15, E7). */
export function examWindow(topic: Topic): { opensAt: Date; closesAt: Date } {
  const { examOpensAt, examClosesAt, makeUpUntil } = topic;
  const closesAt = makeUpUntil && makeUpUntil > examClosesAt ? makeUpUntil : examClosesAt;
  return { opensAt: examOpensAt, closesAt };
}

export type EnrolmentPhase = 'NOT_YET' | 'OPEN' | 'MAKE_UP' | 'CLOSED';

/** The enrolment phase at a time: the topic can be selected in OPEN and MAKE_UP (N5, E7). */
export function enrolmentPhase(topic: Topic, now: Date): EnrolmentPhase {
  if (topic.state !== 'PUBLISHED') return 'CLOSED';
  if (now < topic.enrolmentOpensAt) return 'NOT_YET';
  if (now < topic.enrolmentClosesAt) return 'OPEN';
  return topic.makeUpUntil && now < topic.makeUpUntil ? 'MAKE_UP' : 'CLOSED';
}

/** The rules of a topic that its form has: everything but its id, year and state. */
export type TopicRules = Omit<Topic, 'id' | 'year' | 'state'>;
