export { importQuestions } from './commands/import-questions.ts';
export {
  BankTooSmall,
  drawPaper,
  type Grade,
  gradeResponses,
  normaliseResponse,
  type Paper,
} from './paper.ts';
export { listQuestionsById, listReleasedQuestions } from './queries.ts';
export { kindNames, type Question, type QuestionKind } from './question.ts';
export { AnswerReview, QuestionSheet, readResponses } from './question-sheet.tsx';
export { loadExplanations, loadSheet, type SheetItem } from './sheet.ts';
export { SheetFrame, type SheetFrameProps } from './sheet-frame.tsx';
