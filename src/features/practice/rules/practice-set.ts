/** A question leaves the practice set after this many right answers in a row. */
export const rightsToLeave = 2;

/** A question of the practice set. */
export interface WrongQuestion {
  questionId: string;
  timesWrong: number;
  timesRightSince: number;
}

/**
 * The questions of a graded mock exam that join the practice set (`wrong`) or count towards leaving it
 * (`right`). An unanswered question joins: it was not known.
 */
export function practiceSetChanges(
  questionIds: readonly string[],
  right: readonly boolean[],
): { wrong: string[]; right: string[] } {
  return {
    wrong: questionIds.filter((_id, index) => !right[index]),
    right: questionIds.filter((_id, index) => right[index]),
  };
}
