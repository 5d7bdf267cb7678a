export { AnswerReview } from './pages/answer-review.tsx';
export { LessonScores } from './pages/lesson-scores.tsx';
export { QuestionSheet } from './pages/question-sheet.tsx';
export { SheetFrame } from './pages/sheet-frame.tsx';
export { SubmissionSummary } from './pages/submission-summary.tsx';
export { bankAnswer } from './rules/bank-answer.ts';
export { BlueprintLine } from './rules/blueprint.ts';
export { type ContentDifference, contentDifferences } from './rules/content-differences.ts';
export { type CreditRule, creditRules, earnedPoints } from './rules/credit.ts';
export {
  type Grade,
  gradeResponses,
  isRight,
  rightTypedItems,
  shareOfItem,
} from './rules/grading.ts';
export { asksForRows } from './rules/kinds/edit-rows.tsx';
export type {
  ContentFact,
  EditFieldsProps,
  QuestionContent,
  ReadContent,
} from './rules/kinds/kind.ts';
export { checksShown, chooseChecks } from './rules/lesson-checks.ts';
export { finalEnds, laterEnds } from './rules/line-ends.ts';
export {
  assemblePaper,
  BankTooSmall,
  type Paper,
  type PaperRow,
  paperOf,
  paperOfOne,
  toPaper,
  usualCredit,
} from './rules/paper.ts';
export type { Question } from './rules/question.ts';
export { isChoice, kindOf, QuestionKind, ResponseText } from './rules/question-kind.ts';
export { type Random, seededRandom, shuffle } from './rules/seeded-random.ts';
export { layOutSheet, type PictureAddress, type SheetItem } from './rules/sheet-item.ts';
export {
  ContactBody,
  type ContactReply,
  LineMessage,
  type LineReply,
  readResponses,
  SaveBody,
  type SaveOutcome,
  type SaveReply,
  SheetForm,
  saveOutcomes,
} from './rules/sheet-protocol.ts';
