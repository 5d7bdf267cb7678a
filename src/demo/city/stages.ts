/**
 * How far a learner has come with this year's topic; each stage contains what must come before.
 * PASSED has just passed and the slip is fresh; SLIP_PENDING waits for its endorsement for days.
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

/** Stages of people without a unit: nobody confirms their hours (N30). */
export const stagesWithoutUnit = demoStages.filter((stage) => stage !== 'HOURS_CONFIRMED');
