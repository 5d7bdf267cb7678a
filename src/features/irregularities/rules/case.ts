import {
  type CaseOutcome,
  type CaseSource,
  type CaseState,
  type Measure,
  measureKindOf,
  measures,
  type Violation,
} from './case-kinds.ts';

/** A suspicion of N38 and what became of it: against a person or a body, never both. */
export interface Case {
  id: string;
  caseNo: string;
  accountId: string | null;
  organisationId: string | null;
  violation: Violation;
  year: number;
  title: string;
  facts: string;
  source: CaseSource;
  reference: string | null;
  reportedBy: string;
  reportingOrganisationId: string | null;
  reportedAt: Date;
  state: CaseState;
  outcome: CaseOutcome | null;
  assignedTo: string | null;
  notice: string | null;
  notifiedAt: Date | null;
  defenceDueAt: Date | null;
  defence: string | null;
  defenceFile: string | null;
  defendedAt: Date | null;
  measures: Measure[];
  proposal: string | null;
  circular: string | null;
  proposedBy: string | null;
  proposedAt: Date | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  circularId: string | null;
  appealDueAt: Date | null;
  appeal: string | null;
  appealFile: string | null;
  appealedAt: Date | null;
  appealDecidedBy: string | null;
  appealReason: string | null;
  closedAt: Date | null;
}

export interface Proposal {
  measures: Measure[];
  reason: string;
  /** The text of the circular; empty unless CIRCULAR is among the measures. */
  circular: string;
}

/** Returns what may be decided against a person, or against a body (N38, E18). */
export function measuresFor({ accountId }: Pick<Case, 'accountId'>): Measure[] {
  const accused = accountId ? 'PERSON' : 'BODY';
  return measures.filter((one) => measureKindOf[one].against.includes(accused));
}

interface StepRule {
  from: readonly CaseState[];
  to: CaseState;
  outcome?: CaseOutcome;
  /** Left out: a step of the bureau. */
  by?: 'ACCUSED';
  /** The name in the audit, where it differs from the step's. */
  audited?: string;
}

const stepRules = {
  accept: { from: ['REPORTED'], to: 'OPEN' },
  reject: { from: ['REPORTED'], to: 'CLOSED', outcome: 'NOT_ACCEPTED' },
  notify: { from: ['OPEN'], to: 'NOTIFIED' },
  defend: { from: ['NOTIFIED'], to: 'DEFENDED', by: 'ACCUSED' },
  drop: { from: ['OPEN', 'NOTIFIED', 'DEFENDED'], to: 'CLOSED', outcome: 'DROPPED' },
  propose: { from: ['NOTIFIED', 'DEFENDED'], to: 'PROPOSED' },
  // Back to where the proposal came from; see `stateAfter`.
  sendBack: { from: ['PROPOSED'], to: 'DEFENDED', audited: 'send_back' },
  decide: { from: ['PROPOSED'], to: 'DECIDED' },
  appeal: { from: ['DECIDED'], to: 'APPEALED', by: 'ACCUSED' },
  uphold: { from: ['APPEALED'], to: 'CLOSED', outcome: 'UPHELD', audited: 'uphold_decision' },
  overturn: {
    from: ['APPEALED'],
    to: 'CLOSED',
    outcome: 'OVERTURNED',
    audited: 'overturn_decision',
  },
  close: { from: ['DECIDED'], to: 'CLOSED', outcome: 'UPHELD' },
} as const satisfies Record<string, StepRule>;

export type Step = keyof typeof stepRules;
export const steps: Readonly<Record<Step, StepRule>> = stepRules;

export type StepBarrier =
  | 'wrong_state'
  | 'own_case'
  | 'not_accused'
  | 'defence_open'
  | 'defence_over'
  | 'second_person'
  | 'third_person'
  | 'appeal_over'
  | 'appeal_open';

/** Who takes the step: the accused in person, or an officer of the bureau. */
export interface StepActor {
  accountId: string;
  accused: boolean;
}

/**
 * Returns why a step cannot be taken now; null when it can. The accused defends and appeals within the
 * terms, nobody proposes before the defence is in or its term is over; proposal, decision and appeal are
 * three persons (N38, E18).
 */
export function barrierTo(
  step: Step,
  one: Pick<
    Case,
    'state' | 'accountId' | 'defenceDueAt' | 'proposedBy' | 'decidedBy' | 'appealDueAt'
  >,
  by: StepActor,
  now: Date,
): StepBarrier | null {
  if (!steps[step].from.includes(one.state)) return 'wrong_state';
  const accusedStep = steps[step].by === 'ACCUSED';
  if (accusedStep !== by.accused) return accusedStep ? 'not_accused' : 'own_case';
  if (!accusedStep && by.accountId === one.accountId) return 'own_case';
  if (step === 'defend' && !before(now, one.defenceDueAt)) return 'defence_over';
  if (step === 'propose' && one.state === 'NOTIFIED' && before(now, one.defenceDueAt))
    return 'defence_open';
  if (step === 'decide' && by.accountId === one.proposedBy) return 'second_person';
  if (step === 'appeal' && !before(now, one.appealDueAt)) return 'appeal_over';
  if (step === 'close' && before(now, one.appealDueAt)) return 'appeal_open';
  const decides = step === 'uphold' || step === 'overturn';
  if (decides && (by.accountId === one.proposedBy || by.accountId === one.decidedBy))
    return 'third_person';
  return null;
}

const before = (now: Date, due: Date | null) => due !== null && now < due;

/** Returns where a step leads. A proposal sent back goes to where it came from. */
export function stateAfter(
  step: Step,
  one: Pick<Case, 'defendedAt'>,
): { state: CaseState; outcome: CaseOutcome | null } {
  const { to, outcome } = steps[step];
  const state = step === 'sendBack' && !one.defendedAt ? 'NOTIFIED' : to;
  return { state, outcome: outcome ?? null };
}
