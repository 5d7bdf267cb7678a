import type { TextTemplate } from '../../../platform/place.ts';

export const notPassed = {
  key: 'exam.not_passed',
  title: '考试没有合格',
  subject: '考试没有合格',
  text: '您参加的“{科目}”考试没有合格，成绩和接下来怎么办，考试页上都有。',
  sms: false,
  placeholders: { 科目: { example: '2026年公需科目', required: true } },
} as const satisfies TextTemplate;

/** Texts that the bureau may word anew. */
export const texts: readonly TextTemplate[] = [notPassed];
