export { createDrafts, type DraftToCreate } from './commands/create-drafts.ts';
export { importQuestions } from './commands/import-questions.ts';
export { listQuestionsById, listReleasedQuestions } from './queries/questions.ts';
export { loadExplanations, loadSheet } from './queries/sheets.ts';
