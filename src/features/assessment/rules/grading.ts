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
  return kindOf(kind).grade(response, answerKey) === 1;
}

/** Grades responses (in item order; '' where none) by the kinds and keys of the paper; points are whole. */
export function gradeResponses(
  paper: Pick<Paper, 'kinds' | 'answerKeys' | 'points' | 'lessonIds'>,
  responses: readonly string[],
): Grade {
  const shares = paper.answerKeys.map((key, index) =>
    kindOf(paper.kinds[index] as QuestionKind).grade(responses[index] ?? '', key),
  );
  const earned = paper.points.map((points, index) => Math.round(points * (shares[index] ?? 0)));
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
