/** What a question is for. */
export const usages = ['EXAM', 'PRACTICE', 'BOTH'] as const;
export type QuestionUsage = (typeof usages)[number];

/** Chinese names of what a question is for. */
export const usageNames: Record<QuestionUsage, string> = {
  BOTH: '考试和练习',
  EXAM: '只用于考试',
  PRACTICE: '只用于练习',
};
