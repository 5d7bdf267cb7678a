import type { Paper } from '../../assessment/index.ts';

/** A mock exam (N14): the same paper and sheet as the exam, counted nowhere. */
export interface MockAttempt {
  id: string;
  enrolmentId: string;
  paper: Paper;
  startedAt: Date;
  deadlineAt: Date;
  handedInAt: Date | null;
  score: number | null;
}

export interface MockAnswer {
  itemNo: number;
  seq: number;
  response: string;
  marked: boolean;
  savedAt: Date;
}

/** Whether it can still be answered. */
export function isRunning(
  mock: Pick<MockAttempt, 'handedInAt' | 'deadlineAt'>,
  now: Date,
): boolean {
  return mock.handedInAt === null && mock.deadlineAt > now;
}

/** Responses in item order; '' where none was given. */
export function responsesOf(mock: MockAttempt, answers: readonly MockAnswer[]): string[] {
  return answersInOrder(mock, answers).map(({ response }) => response);
}

/** Every item as it stands on the sheet, in item order. */
export function answersInOrder(
  mock: MockAttempt,
  answers: readonly MockAnswer[],
): { response: string; marked: boolean }[] {
  const written = mock.paper.questionIds.map(() => ({ response: '', marked: false }));
  for (const { itemNo, response, marked } of answers) written[itemNo - 1] = { response, marked };
  return written;
}

/** A question leaves the practice set after it was answered right so often in a row. */
export const rightsToLeave = 2;

/** A question answered wrong before, and how it went since. */
export interface WrongQuestion {
  questionId: string;
  timesWrong: number;
  timesRightSince: number;
}

/**
 * What a graded mock exam teaches: wrong answers join the practice set, right ones count towards
 * leaving it. A question left open says nothing about what the learner knows.
 */
export function practiceSetChanges(
  questionIds: readonly string[],
  responses: readonly string[],
  right: readonly boolean[],
): { wrong: string[]; right: string[] } {
  return {
    wrong: questionIds.filter((_id, index) => responses[index] !== '' && !right[index]),
    right: questionIds.filter((_id, index) => right[index]),
  };
}
