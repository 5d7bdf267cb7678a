export { endVoidedRound } from './commands/closing/end-voided-round.ts';
export { reinstateResult } from './commands/closing/reinstate-result.ts';
export { voidResult } from './commands/closing/void-result.ts';
export { preparePaperVariants } from './commands/prepare-paper-variants.ts';
export {
  findOpenAttempt,
  getAttempt,
  getAttemptForShare,
  hasResults,
  listAttempts,
} from './queries/attempts.ts';
export type { Attempt, AttemptResult } from './rules/attempt.ts';
export { type ExamPassed, examAnnulled, examPassed } from './rules/events.ts';
export { decideStart, type StartBarrier } from './rules/start.ts';
