/**
 * The progress of a learner in this year's topic; each stage includes the steps before it. PASSED is of
 * yesterday, SLIP_PENDING has waited for its endorsement for days.
 */
export const demoStages = [
  'REGISTERED',
  'RETURNED_DATA',
  'SELECTED',
  'ORDER_OPEN',
  'PAID_OPEN',
  'STUDYING',
  'STUDIED',
  'EXAM_FAILED_ONCE',
  'RESTUDY',
  'EXAM_INTERRUPTED',
  'PASSED',
  'SLIP_PENDING',
  'RETURNED_ENDORSEMENT',
  'ENDORSED',
  'HOURS_CONFIRMED',
  'REVOKED',
] as const;

export type DemoStage = (typeof demoStages)[number];

/** Stages of people without a unit, whose hours no body confirms (N30). */
export const stagesWithoutUnit = demoStages.filter((stage) => stage !== 'HOURS_CONFIRMED');
