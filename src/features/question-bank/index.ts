export { createDrafts, type DraftToCreate } from './commands/create-drafts.ts';
export { discardDrafts } from './commands/discard-versions.ts';
export { importQuestions } from './commands/import-questions.ts';
export { keepPicture } from './commands/keep-picture.ts';
export { startVersion } from './commands/start-version.ts';
export { type LessonChecks, loadAskedChecks, loadLessonChecks } from './queries/lesson-checks.ts';
export { listPictureKeys } from './queries/pictures.ts';
export { type KnowledgePoint, listPoints } from './queries/points.ts';
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
export { createDuplicateFinder } from './queries/similar-of-many.ts';
export { mergeGramIndex } from './queries/texts.ts';
export { isFigure, isUploadedPicture } from './rules/pictures.ts';
export { authorRoles, readerRoles } from './rules/policy.ts';
export { searchedText } from './rules/searched-text.ts';
export { nothingMore, type VersionContent } from './rules/version.ts';
