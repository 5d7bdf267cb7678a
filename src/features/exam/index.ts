export { insertAnswers } from './answer-queries.ts';
export {
  type Attempt,
  type AttemptResult,
  type AttemptState,
  decideStart,
  resultNames,
  type StartBarrier,
} from './attempt.ts';
export { handIn } from './commands/hand-in.ts';
export { openSheets } from './commands/open-sheets.ts';
export { prepareForms } from './commands/prepare-forms.ts';
export { startAttempt } from './commands/start-attempts.ts';
export { type ExamPassed, examAnnulled, examPassed } from './events.ts';
export { getPaper } from './paper-queries.ts';
export {
  countOpenAttempts,
  findOpenAttempt,
  getAttempt,
  getAttemptForShare,
  hasResults,
  listAttempts,
} from './queries.ts';
export { endVoidedRound, reinstateResult, voidResult } from './void-result.ts';
