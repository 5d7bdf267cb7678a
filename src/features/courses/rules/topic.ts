import type { Fen } from '../../../kernel/money.ts';
import type { BlueprintLine } from '../../assessment/index.ts';

/** When is the study of a round complete (gap G2): a topic's own rule. */
export type CompletionRule = 'OPENED_ALL' | 'WATCH_RATIO' | 'SELF_DECLARED';

/**
 * The public subject of a year (N31) with everything that may differ between years or places. All
 * of it is data; no other file holds a fee, a pass mark, a number of attempts or a date.
 */
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
  /** Until when an earlier year's topic may still be made up; null when it may not (E7). */
  makeUpUntil: Date | null;
  examMinutes: number;
  examFullMark: number;
  examPassMark: number;
  /** Attempts in a study round (N17); null means without limit (E15). */
  maxAttempts: number | null;
  /** Study rounds in all (G6); null means without limit. */
  maxRounds: number | null;
  /** How long before the deadline the last contact may lie to count as connected (G4), seconds. */
  attemptGraceSeconds: number;
  completionRule: CompletionRule;
  watchRatio: number;
  blueprint: BlueprintLine[];
}

/** The window in which this topic's exam may be taken: its own, prolonged by make-up (N15, E7). */
export function examWindow(topic: Topic): { opensAt: Date; closesAt: Date } {
  const { examOpensAt, examClosesAt, makeUpUntil } = topic;
  const closesAt = makeUpUntil && makeUpUntil > examClosesAt ? makeUpUntil : examClosesAt;
  return { opensAt: examOpensAt, closesAt };
}

export type EnrolmentPhase = 'NOT_YET' | 'OPEN' | 'MAKE_UP' | 'CLOSED';

/** Whether the topic can be selected at a time: in its year, or for make-up afterwards (N5, E7). */
export function enrolmentPhase(topic: Topic, now: Date): EnrolmentPhase {
  if (topic.state !== 'PUBLISHED') return 'CLOSED';
  if (now < topic.enrolmentOpensAt) return 'NOT_YET';
  if (now < topic.enrolmentClosesAt) return 'OPEN';
  return topic.makeUpUntil && now < topic.makeUpUntil ? 'MAKE_UP' : 'CLOSED';
}
