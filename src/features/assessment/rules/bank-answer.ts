import { isRight } from './grading.ts';
import { kindOf, type QuestionKind } from './question-kind.ts';

/**
 * A response in the bank's own keys, comparable between papers that show options in different orders; the
 * question's answer itself where it is right.
 */
export function bankAnswer(
  { kind, answer }: { kind: QuestionKind; answer: string },
  response: string,
  order: string,
): string {
  if (response === '') return '';
  const { typed, keyOf, toBank } = kindOf(kind);
  return typed && isRight(kind, response, keyOf(answer, order)) ? answer : toBank(response, order);
}
