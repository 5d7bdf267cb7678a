export const caseStates = [
  'REPORTED',
  'OPEN',
  'NOTIFIED',
  'DEFENDED',
  'PROPOSED',
  'DECIDED',
  'APPEALED',
  'CLOSED',
] as const;
export type CaseState = (typeof caseStates)[number];
export type CaseOutcome = 'NOT_ACCEPTED' | 'DROPPED' | 'UPHELD' | 'OVERTURNED';
export type Violation = 'IMPROPER_RECORDING' | 'ARBITRARY_ENDORSEMENT' | 'FRAUD';
export type CaseSource = 'FINDING' | 'REPORT' | 'SPOT_CHECK';

/** A suspicion of N38 on its way: against a person or a body, never both. */
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

export const measures = [
  'WARNING',
  'HOURS_WITHDRAWN',
  'ENDORSEMENT_REVOKED',
  'SLIP_REVOKED',
  'RESULT_VOID',
  'ELIGIBILITY_LOST',
  'CIRCULAR',
  'ACCOUNTABILITY',
] as const;
export type Measure = (typeof measures)[number];

/** Measures that reach the slips of a case. */
export const slipMeasures: readonly Measure[] = [
  'HOURS_WITHDRAWN',
  'ENDORSEMENT_REVOKED',
  'SLIP_REVOKED',
  'RESULT_VOID',
];

/** What may be decided against a person, and against a body (N38, E18). */
export function measuresFor(subject: Pick<Case, 'accountId'>): Measure[] {
  const other: Measure[] = subject.accountId
    ? ['ACCOUNTABILITY']
    : ['ELIGIBILITY_LOST', 'RESULT_VOID'];
  return measures.filter((one) => !other.includes(one));
}

/** Steps of a case. `defend` and `appeal` are the accused's, all others the bureau's. */
export type Step =
  | 'accept'
  | 'reject'
  | 'notify'
  | 'defend'
  | 'drop'
  | 'propose'
  | 'sendBack'
  | 'decide'
  | 'appeal'
  | 'uphold'
  | 'overturn'
  | 'close';

const steps: Record<Step, { from: readonly CaseState[]; to: CaseState; outcome?: CaseOutcome }> = {
  accept: { from: ['REPORTED'], to: 'OPEN' },
  reject: { from: ['REPORTED'], to: 'CLOSED', outcome: 'NOT_ACCEPTED' },
  notify: { from: ['OPEN'], to: 'NOTIFIED' },
  defend: { from: ['NOTIFIED'], to: 'DEFENDED' },
  drop: { from: ['OPEN', 'NOTIFIED', 'DEFENDED'], to: 'CLOSED', outcome: 'DROPPED' },
  propose: { from: ['NOTIFIED', 'DEFENDED'], to: 'PROPOSED' },
  // Back to where the proposal came from; see `stateAfter`.
  sendBack: { from: ['PROPOSED'], to: 'DEFENDED' },
  decide: { from: ['PROPOSED'], to: 'DECIDED' },
  appeal: { from: ['DECIDED'], to: 'APPEALED' },
  uphold: { from: ['APPEALED'], to: 'CLOSED', outcome: 'UPHELD' },
  overturn: { from: ['APPEALED'], to: 'CLOSED', outcome: 'OVERTURNED' },
  close: { from: ['DECIDED'], to: 'CLOSED', outcome: 'UPHELD' },
};

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

/** Who takes the step: the accused himself, or an officer of the bureau. */
export interface Stepper {
  accountId: string;
  accused: boolean;
}

/**
 * Why a step cannot be taken now; null when it can. The accused defends and appeals within his terms,
 * nobody decides before the defence is in or its term is over; proposal, decision and appeal are three
 * persons (N38, E18).
 */
export function barrierTo(
  step: Step,
  one: Pick<
    Case,
    'state' | 'accountId' | 'defenceDueAt' | 'proposedBy' | 'decidedBy' | 'appealDueAt'
  >,
  by: Stepper,
  now: Date,
): StepBarrier | null {
  if (!steps[step].from.includes(one.state)) return 'wrong_state';
  const accusedStep = step === 'defend' || step === 'appeal';
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

/** Where a step leads. A proposal sent back goes to where it came from. */
export function stateAfter(
  step: Step,
  one: Pick<Case, 'defendedAt'>,
): { state: CaseState; outcome: CaseOutcome | null } {
  const { to, outcome } = steps[step];
  const state = step === 'sendBack' && !one.defendedAt ? 'NOTIFIED' : to;
  return { state, outcome: outcome ?? null };
}

/** Whether what was decided holds now: the question every effect answers to. */
export function inForce({ state, outcome }: Pick<Case, 'state' | 'outcome'>): boolean {
  return state === 'DECIDED' || state === 'APPEALED' || outcome === 'UPHELD';
}
