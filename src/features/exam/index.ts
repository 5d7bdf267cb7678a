export { openSheets } from './commands/answering/open-sheets.ts';
export { handIn } from './commands/closing/hand-in.ts';
export { endVoidedRound, reinstateResult, voidResult } from './commands/closing/void-result.ts';
export { preparePaperVariants } from './commands/prepare-paper-variants.ts';
export { startAttempt } from './commands/start-queue/start-attempts.ts';
export { insertAnswers } from './queries/answering/save-answers.ts';
export {
  findOpenAttempt,
  getAttempt,
  getAttemptForShare,
  hasResults,
  listAttempts,
} from './queries/attempts.ts';
export { getPaper } from './queries/papers.ts';
export {
  type Attempt,
  type AttemptResult,
  type AttemptState,
  decideStart,
  resultNames,
  type StartBarrier,
} from './rules/attempt.ts';
export { type ExamPassed, examAnnulled, examPassed } from './rules/events.ts';
