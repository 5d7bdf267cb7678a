export { AnswerReview } from './pages/answer-review.tsx';
export { LessonScores } from './pages/lesson-scores.tsx';
export { QuestionSheet } from './pages/question-sheet.tsx';
export { SheetFrame, type SheetFrameProps } from './pages/sheet-frame.tsx';
export { SubmissionSummary } from './pages/submission-summary.tsx';
export type { BlueprintLine } from './rules/blueprint.ts';
export {
  BankTooSmall,
  drawPaper,
  type Grade,
  gradeResponses,
  normaliseResponse,
  type Paper,
  shownKey,
} from './rules/paper.ts';
export { kindNames, type Option, type Question, type QuestionKind } from './rules/question.ts';
export { layOutSheet, type SheetItem } from './rules/sheet-item.ts';
export { readResponses, SaveBody, SheetForm, WriterToken } from './rules/sheet-protocol.ts';
