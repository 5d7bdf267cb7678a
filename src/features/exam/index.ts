export { type Attempt, type AttemptResult, type AttemptState, resultNames } from './attempt.ts';
export { prepareForms } from './commands/prepare-forms.ts';
export { type ExamPassed, examPassed } from './events.ts';
export { findOpenAttempt, getAttempt, listAttempts } from './queries.ts';
