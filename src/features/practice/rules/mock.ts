import type { Paper } from '../../assessment/index.ts';

/** A mock exam (N14): paper and sheet as in the exam, without any effect on results. */
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

/** Whether a mock exam can still be answered. */
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

/** Response and mark of every item, in item order. */
export function answersInOrder(
  mock: MockAttempt,
  answers: readonly MockAnswer[],
): { response: string; marked: boolean }[] {
  const written = mock.paper.questionIds.map(() => ({ response: '', marked: false }));
  for (const { itemNo, response, marked } of answers) written[itemNo - 1] = { response, marked };
  return written;
}
