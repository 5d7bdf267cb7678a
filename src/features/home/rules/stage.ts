import type { Fen } from '../../../kernel/money.ts';
import { enrolmentPhase, examWindow, type Topic } from '../../courses/index.ts';
import type { Endorsement } from '../../endorsement/index.ts';
import type { Enrolment, Round } from '../../enrolment/index.ts';
import { type Attempt, decideStart, type StartBarrier } from '../../exam/index.ts';
import type { CertificateEntry } from '../../hours/index.ts';
import type { PaymentState } from '../../payment/index.ts';
import type { LearnerProfile } from '../../people/index.ts';
import type { ResultSlip } from '../../result-slips/index.ts';
import type { StudyOverview } from '../../study/index.ts';

/** Everything that decides where a learner stands with one topic. */
export interface JourneyFacts {
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
  /** The one that counts: selected or open, else the one whose fee was given back. */
  enrolment: Enrolment | null;
  payment: PaymentState | null;
  /** Where he pays on site, by name (N7, N8). */
  paymentOffice: string;
  /** Null before access. */
  study: StudyOverview | null;
  /** Study rounds and attempts of the enrolment, oldest first. */
  rounds: readonly Round[];
  attempts: readonly Attempt[];
  /** The valid slip, else the revoked one. */
  slip: ResultSlip | null;
  endorsement: Endorsement | null;
  /** The body the slip lies with, which may be another than today's (roles.md). */
  endorsedBy: { name: string; phone: string } | null;
  /** The hours recorded for the topic and not withdrawn. */
  entry: CertificateEntry | null;
  now: Date;
}

/** Where a learner stands: exactly one of these at any time. */
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
  | 'CHANCES_USED'
  | 'WINDOW_CLOSED'
  | 'SLIP_COMING'
  | 'REVOKED'
  | 'ENDORSEMENT_PENDING'
  | 'ENDORSEMENT_RETURNED'
  | 'HOURS'
  | 'DONE';

/** Stages in which something stands in the way. */
export const problems: readonly Stage[] = [
  'DATA_RETURNED',
  'SELECTION_CLOSED',
  'REFUNDING',
  'CHANCES_USED',
  'WINDOW_CLOSED',
  'REVOKED',
  'ENDORSEMENT_RETURNED',
];

/** Where the learner stands. A running exam goes before everything; returned data before the rest (N2). */
export function findStage(facts: JourneyFacts): Stage {
  const stage = findTopicStage(facts);
  if (stage === 'EXAM_RUNNING' || stage === 'DONE') return stage;
  return facts.learner.registrationState === 'RETURNED' ? 'DATA_RETURNED' : stage;
}

/** Where the learner stands with the topic, whatever became of his registration data. */
export function findTopicStage(facts: JourneyFacts): Stage {
  const { topic } = facts;
  if (!topic) return 'NO_TOPIC';
  return slipStage(facts) ?? examStage(facts, topic) ?? entryStage(facts, topic);
}

/** What the restudy round at hand still costs, in fen; 0 when it is open or not reached (G6). */
export function owedForRestudy(facts: JourneyFacts): Fen {
  return findTopicStage(facts) === 'RESTUDY' ? (facts.rounds.at(-1)?.owedFen ?? 0) : 0;
}

/** Whether the exam of this topic was passed. */
export function hasPassed({ attempts }: Pick<JourneyFacts, 'attempts'>): boolean {
  return attempts.some((attempt) => attempt.result === 'PASSED');
}

/** The best score that counts: of an annulled attempt there is none. */
export function bestScore({ attempts }: Pick<JourneyFacts, 'attempts'>): number | null {
  const scores = attempts.flatMap(({ annulledAt, score }) => (annulledAt ? [] : (score ?? [])));
  return scores.length > 0 ? Math.max(...scores) : null;
}

// What follows a passed exam (N22-N30).
function slipStage({ slip, endorsement, entry }: JourneyFacts): Stage | null {
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
  rounds_used: 'CHANCES_USED',
  not_open_yet: 'EXAM_NOT_YET',
  window_closed: 'WINDOW_CLOSED',
};

const beforeExam: readonly Stage[] = ['STUDY', 'RESTUDY', 'CHANCES_USED'];

// Study and exam, with the rights to both: what the exam itself says about starting (N15-N19).
function examStage(facts: JourneyFacts, topic: Topic): Stage | null {
  const { enrolment, payment, rounds, attempts, now } = facts;
  if (enrolment?.state !== 'OPEN') return null;
  const start = decideStart({ topic, hasAccess: true, rounds, attempts, now });
  if (start.may === 'resume') return 'EXAM_RUNNING';
  if (payment?.state === 'REFUNDING') return 'REFUNDING';
  if (start.may) return 'EXAM';
  const stage = barrierStages[start.because];
  return beforeExam.includes(stage) && now >= examWindow(topic).closesAt ? 'WINDOW_CLOSED' : stage;
}

// Selecting and paying (N5-N9).
function entryStage({ enrolment, payment, now }: JourneyFacts, topic: Topic): Stage {
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
