export { AnswerReview } from './answer-review.tsx';
export { importQuestions } from './commands/import-questions.ts';
export { LessonScores } from './lesson-scores.tsx';
export {
  BankTooSmall,
  drawPaper,
  type Grade,
  gradeResponses,
  normaliseResponse,
  type Paper,
  shownKey,
} from './paper.ts';
export { listQuestionsById, listReleasedQuestions } from './queries.ts';
export { kindNames, type Question, type QuestionKind } from './question.ts';
export { QuestionSheet } from './question-sheet.tsx';
export { loadExplanations, loadSheet, type SheetItem } from './sheet.ts';
export { SheetFrame, type SheetFrameProps } from './sheet-frame.tsx';
export { readResponses, SaveBody, SheetForm, WriterToken } from './sheet-protocol.ts';
export { SubmissionSummary } from './submission-summary.tsx';
