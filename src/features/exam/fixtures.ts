// What only the demo city, tests and benches use: an exam taken without a browser.
export { openSheets } from './commands/answering/open-sheets.ts';
export { handIn } from './commands/closing/hand-in.ts';
export { startAttempt } from './commands/start-queue/start-attempts.ts';
export { insertAnswers } from './queries/answering/save-answers.ts';
export { getPaper } from './queries/papers.ts';
