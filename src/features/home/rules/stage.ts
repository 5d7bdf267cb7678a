import type { Fen } from '../../../kernel/money.ts';
import { enrolmentPhase, examWindow, type Topic } from '../../courses/index.ts';
import type { Endorsement } from '../../endorsement/index.ts';
import type { Enrolment, Round } from '../../enrolment/index.ts';
import { type Attempt, decideStart, type SeatFacts, type StartBarrier } from '../../exam/index.ts';
import type { CertificateEntry } from '../../hours/index.ts';
import type { PaymentState } from '../../payment/index.ts';
import type { LearnerProfile } from '../../people/index.ts';
import type { ResultSlip } from '../../result-slips/index.ts';
import type { StudyOverview } from '../../study/index.ts';

/** The facts that decide the stage of a learner in one topic. */
export interface TopicFacts {
  learner: Pick<
    LearnerProfile,
    | 'registrationState'
    | 'registrationNote'
    | 'employerId'
    | 'employerName'
    | 'employmentState'
    | 'custodyAgencyId'
  >;
  topic: Topic | null;
  /** The one selected or open, else the refunded one. */
  enrolment: Enrolment | null;
  payment: PaymentState | null;
  /** The name of the office for on-site payment (N7, N8). */
  paymentOffice: string;
  /** Null before access. */
  study: StudyOverview | null;
  /** Study rounds and attempts of the enrolment, oldest first. */
  rounds: readonly Round[];
  attempts: readonly Attempt[];
  /** The round of each extra attempt that two decided (N17). */
  extraRounds?: readonly string[];
  /** The valid slip, else the revoked one. */
  /** Where seats are booked: what the person may choose from and holds (N15). */
  seats?: SeatFacts | null;
  slip: ResultSlip | null;
  endorsement: Endorsement | null;
  /** The body that decides on the slip; it may differ from today's (roles.md). */
  endorsedBy: { name: string; phone: string } | null;
  /** The hours recorded for the topic and not withdrawn. */
  entry: CertificateEntry | null;
  now: Date;
}

/** The stage of a learner in a topic: exactly one at any time. */
export type Stage =
  | 'DATA_RETURNED'
  | 'NO_TOPIC'
  | 'NOT_YET'
  | 'TO_SELECT'
  | 'TO_MAKE_UP'
  | 'SELECTION_CLOSED'
  | 'TO_PAY'
  | 'PAYING'
  | 'OPENING'
  | 'REFUNDING'
  | 'STUDY'
  | 'RESTUDY'
  | 'EXAM_NOT_YET'
  | 'EXAM'
  | 'EXAM_RUNNING'
  | 'GRADING'
  | 'ATTEMPTS_USED'
  | 'WINDOW_CLOSED'
  | 'SLIP_COMING'
  | 'REVOKED'
  | 'ENDORSEMENT_PENDING'
  | 'ENDORSEMENT_RETURNED'
  | 'HOURS'
  | 'DONE';

/** Stages in which the learner is blocked. */
export const problems: readonly Stage[] = [
  'DATA_RETURNED',
  'SELECTION_CLOSED',
  'ATTEMPTS_USED',
  'WINDOW_CLOSED',
  'REVOKED',
  'ENDORSEMENT_RETURNED',
];

/** Stages in which the learner can only wait: nobody is told to act (S1-S7). */
export const waitingStages: readonly Stage[] = [
  'OPENING',
  'REFUNDING',
  'GRADING',
  'SLIP_COMING',
  'ENDORSEMENT_PENDING',
];

/** Returns the stage to show: a running exam before everything, returned data before the rest (N2). */
export function findStage(facts: TopicFacts): Stage {
  const stage = findTopicStage(facts);
  if (stage === 'EXAM_RUNNING' || stage === 'DONE') return stage;
  return facts.learner.registrationState === 'RETURNED' ? 'DATA_RETURNED' : stage;
}

/** Returns the stage in the topic, regardless of the registration data. */
export function findTopicStage(facts: TopicFacts): Stage {
  const { topic } = facts;
  if (!topic) return 'NO_TOPIC';
  return slipStage(facts) ?? examStage(facts, topic) ?? entryStage(facts, topic);
}

/** Returns what is owed for the current restudy round, in fen; 0 when open or not reached (G6). */
export function owedForRestudy(facts: TopicFacts): Fen {
  return findTopicStage(facts) === 'RESTUDY' ? (facts.rounds.at(-1)?.owedFen ?? 0) : 0;
}

/** Whether the exam of this topic was passed. */
export function hasPassed({ attempts }: Pick<TopicFacts, 'attempts'>): boolean {
  return attempts.some((attempt) => attempt.result === 'PASSED');
}

/** Returns the best score of the attempts that are not annulled; null without one. */
export function bestScore({ attempts }: Pick<TopicFacts, 'attempts'>): number | null {
  const scores = attempts.flatMap(({ annulledAt, score }) => (annulledAt ? [] : (score ?? [])));
  return scores.length > 0 ? Math.max(...scores) : null;
}

// What follows a passed exam (N22-N30).
function slipStage({ slip, endorsement, entry }: TopicFacts): Stage | null {
  if (!slip) return null;
  if (slip.state === 'REVOKED' || endorsement?.state === 'REVOKED') return 'REVOKED';
  if (entry) return 'DONE';
  if (endorsement?.state === 'RETURNED') return 'ENDORSEMENT_RETURNED';
  return endorsement?.state === 'ENDORSED' ? 'HOURS' : 'ENDORSEMENT_PENDING';
}

const barrierStages: Record<StartBarrier, Stage> = {
  no_access: 'STUDY',
  passed_already: 'SLIP_COMING',
  being_graded: 'GRADING',
  not_studied: 'STUDY',
  restudy: 'RESTUDY',
  attempts_used: 'RESTUDY',
  rounds_used: 'ATTEMPTS_USED',
  not_open_yet: 'EXAM_NOT_YET',
  window_closed: 'WINDOW_CLOSED',
  no_seat: 'EXAM',
  seat_later: 'EXAM_NOT_YET',
  cooling_down: 'EXAM_NOT_YET',
};

const beforeExam: readonly Stage[] = ['STUDY', 'RESTUDY', 'ATTEMPTS_USED'];

// Study and exam, with access to both: the exam's own decision on starting (N15-N19).
function examStage(facts: TopicFacts, topic: Topic): Stage | null {
  const { enrolment, payment, now } = facts;
  if (enrolment?.state !== 'OPEN') return null;
  const start = decideStart({ ...facts, topic, hasAccess: true });
  if (start.may === 'resume') return 'EXAM_RUNNING';
  if (payment?.state === 'REFUNDING') return 'REFUNDING';
  if (start.may) return 'EXAM';
  const stage = barrierStages[start.because];
  return beforeExam.includes(stage) && now >= examWindow(topic).closesAt ? 'WINDOW_CLOSED' : stage;
}

/** From when the exam may be started: its own opening, or the end of the gap after the last attempt (E15). */
export function examOpensFor({ rounds, attempts, now }: TopicFacts, topic: Topic): Date {
  const start = decideStart({ topic, hasAccess: true, rounds, attempts, now });
  const cools = start.may === false && start.because === 'cooling_down';
  return cools ? start.from : topic.examOpensAt;
}

// Selecting and paying (N5-N9).
function entryStage({ enrolment, payment, now }: TopicFacts, topic: Topic): Stage {
  if (enrolment?.state === 'SELECTED') {
    if (payment?.state === 'PAID') return 'OPENING';
    if (now >= examWindow(topic).closesAt) return 'WINDOW_CLOSED';
    return payment?.state === 'OPEN' ? 'PAYING' : 'TO_PAY';
  }
  const stages = {
    NOT_YET: 'NOT_YET',
    OPEN: 'TO_SELECT',
    MAKE_UP: 'TO_MAKE_UP',
    CLOSED: 'SELECTION_CLOSED',
  } as const;
  return stages[enrolmentPhase(topic, now)];
}
