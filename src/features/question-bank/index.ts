export { createDrafts, type DraftToCreate } from './commands/create-drafts.ts';
export { importQuestions } from './commands/import-questions.ts';
export {
  listPaperQuestions,
  listQuestionsById,
  listReleasedQuestions,
} from './queries/questions.ts';
export { loadExplanations, loadSheet } from './queries/sheets.ts';
export {
  createSimilarFinder,
  type SimilarQuestion,
  type SimilarSearch,
} from './queries/similar.ts';
export { searchedText } from './rules/searched-text.ts';
export type { VersionContent } from './rules/version.ts';
