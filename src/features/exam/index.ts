export { adoptPapers } from './commands/adopt-papers.ts';
export { endVoidedRound } from './commands/closing/end-voided-round.ts';
export { reinstateResult } from './commands/closing/reinstate-result.ts';
export { voidResult } from './commands/closing/void-result.ts';
export { endCorrection } from './commands/corrections/end-correction.ts';
export { keysOn, putCorrectionInForce } from './commands/corrections/put-correction-in-force.ts';
export {
  type RegradedEnrolment,
  type RegradeOrder,
  regradeEnrolment,
} from './commands/corrections/regrade-enrolment.ts';
export { revertRegrade } from './commands/corrections/revert-regrade.ts';
export { preparePaperVariants } from './commands/prepare-paper-variants.ts';
export { listNewestAnswers } from './queries/answering/saved-answers.ts';
export {
  findOpenAttempt,
  getAttempt,
  getAttemptForShare,
  hasResults,
  listAttempts,
} from './queries/attempts.ts';
export {
  countEnrolmentsWith,
  listEnrolmentsWith,
  listPapersWith,
  listPaperVersions,
  type QuestionOfPapers,
} from './queries/closing/corrections.ts';
export { previewRegrades, type TriedItems } from './queries/closing/regrades.ts';
export { listExtraRoundsOf } from './queries/extra-attempts.ts';
export { getOwnAttempt } from './queries/own-attempt.ts';
export { getPaper, type ListedVariant, listVariants } from './queries/papers.ts';
export { findSeatFacts } from './queries/seats.ts';
export { type Attempt, type AttemptResult, resultNames } from './rules/attempt.ts';
export type { CorrectionKind } from './rules/correction.ts';
export { type ExamPassed, examAnnulled, examPassed } from './rules/events.ts';
export type { PassRule, RegradedAttempt, ResultFacts } from './rules/regrade.ts';
export { type SeatFacts, topicAtSeat } from './rules/seat.ts';
export { decideStart, type StartBarrier } from './rules/start.ts';
