export type QuestionKind = 'SINGLE' | 'MULTIPLE' | 'TRUE_FALSE';

export interface Option {
  key: string;
  text: string;
}

/** The letters a paper shows options under. */
export const letters = 'ABCDEFGH';

/** A released question as the bank holds it: keys are the bank's own, before any shuffle. */
export interface Question {
  id: string;
  lessonId: string;
  groupId: string | null;
  groupPosition: number | null;
  kind: QuestionKind;
  difficulty: number;
  stem: string;
  options: Option[];
  /** Keys of the right options, sorted, e.g. 'BD'. */
  answer: string;
  explanation: string;
}

export const kindNames: Record<QuestionKind, string> = {
  SINGLE: '单选题',
  MULTIPLE: '多选题',
  TRUE_FALSE: '判断题',
};

/** What earns the points of an item, as the sheet says it. */
export const kindRules: Record<QuestionKind, string> = {
  SINGLE: '只有一个选项正确',
  MULTIPLE: '有两个或以上选项正确，多选、少选、错选都不得分',
  TRUE_FALSE: '判断说法是否正确',
};
