import { type CreditRule, earnedPoints, shareOf } from './credit.ts';
import type { Paper } from './paper.ts';
import { kindOf, type QuestionKind } from './question-kind.ts';

export interface Grade {
  score: number;
  /** Whether each item earned all its points, in item order. */
  right: boolean[];
  byLesson: { lessonId: string; score: number; full: number }[];
}

/** Whether a response earns all the points of its item. */
export function isRight(kind: QuestionKind, response: string, answerKey: string): boolean {
  return shareOf(kindOf(kind).tally(response, answerKey), 'ALL') === 1;
}

export type GradedPaper = Pick<Paper, 'kinds' | 'answerKeys' | 'points' | 'lessonIds'> &
  Partial<Pick<Paper, 'credits'>>;

/** Grades responses (in item order; '' where none) by kinds, keys and rules of credit of the paper. */
export function gradeResponses(paper: GradedPaper, responses: readonly string[]): Grade {
  const shares = paper.answerKeys.map((key, index) =>
    shareOfItem(paper, index, responses[index] ?? '', key),
  );
  const earned = paper.points.map((points, index) => earnedPoints(points, shares[index] ?? 0));
  const byLesson = new Map<string, { lessonId: string; score: number; full: number }>();
  paper.lessonIds.forEach((lessonId, index) => {
    const row = byLesson.get(lessonId) ?? { lessonId, score: 0, full: 0 };
    row.score += earned[index] as number;
    row.full += paper.points[index] as number;
    byLesson.set(lessonId, row);
  });
  return {
    score: earned.reduce((sum, points) => sum + points, 0),
    right: shares.map((share) => share === 1),
    byLesson: [...byLesson.values()],
  };
}

/** The share of its points that a response to the item at `index` earns by this key, 0 to 1. */
export const shareOfItem = (
  paper: Pick<GradedPaper, 'kinds' | 'credits'>,
  index: number,
  response: string,
  key: string,
): number =>
  shareOf(kindOf(paper.kinds[index] as QuestionKind).tally(response, key), creditOf(paper, index));

/** The rule of credit of an item; a paper from before there were any gives all or nothing. */
const creditOf = ({ credits = [] }: Pick<GradedPaper, 'credits'>, index: number): CreditRule =>
  credits[index] ?? 'ALL';

/** The numbers of the items answered right that no comparison with the key can tell: what was typed. */
export function rightTypedItems(paper: GradedPaper, responses: readonly string[]): number[] {
  return paper.kinds.flatMap((kind, index) =>
    kindOf(kind).typed && isRight(kind, responses[index] ?? '', paper.answerKeys[index] as string)
      ? [index + 1]
      : [],
  );
}
