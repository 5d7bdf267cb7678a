import { gradeResponses, type Paper } from '../../assessment/index.ts';
import type { LessonScore } from './attempt.ts';

/**
 * How a question counts instead of by the key of its papers: another key; further answers beside it; its
 * points for everybody; or out of the paper, whose other points are scaled to the full mark.
 */
export type CorrectionKind = 'KEY' | 'FURTHER' | 'ALL_POINTS' | 'LEFT_OUT';

/** A correction as it concerns one item of a paper. */
export interface ItemCorrection {
  itemNo: number;
  kind: CorrectionKind;
  /** Every key, in the letters of the paper, that earns the points. */
  answerKeys: readonly string[];
}

export interface CorrectedGrade {
  score: number;
  byLesson: LessonScore[];
}

type Graded = Pick<Paper, 'kinds' | 'answerKeys' | 'points' | 'lessonIds'>;

/** Grades responses (in item order) by the paper and by the corrections of its items, one an item at most. */
export function gradeCorrected(
  paper: Graded,
  responses: readonly string[],
  corrections: readonly ItemCorrection[],
): CorrectedGrade {
  if (corrections.length === 0) return gradeResponses(paper, responses);
  const byItem = new Map(corrections.map((one) => [one.itemNo, one]));
  const lessons = new Map<string, LessonScore>();
  let [earned, kept, full] = [0, 0, 0];
  paper.points.forEach((points, index) => {
    full += points;
    const correction = byItem.get(index + 1);
    if (correction?.kind === 'LEFT_OUT') return;
    const score = scoreOfItem(paper, index, responses[index] ?? '', correction);
    earned += score;
    kept += points;
    const lessonId = paper.lessonIds[index] as string;
    const row = lessons.get(lessonId) ?? { lessonId, score: 0, full: 0 };
    lessons.set(lessonId, { lessonId, score: row.score + score, full: row.full + points });
  });
  const score = kept === 0 ? full : Math.round((earned * full) / kept);
  return { score, byLesson: [...lessons.values()] };
}

function scoreOfItem(
  paper: Graded,
  index: number,
  response: string,
  correction: ItemCorrection | undefined,
): number {
  if (correction?.kind === 'ALL_POINTS') return paper.points[index] as number;
  const keys = correction?.answerKeys ?? [paper.answerKeys[index] as string];
  const graded = keys.map(
    (key) => gradeResponses(itemWithKey(paper, index, key), [response]).score,
  );
  return Math.max(0, ...graded);
}

/** The paper of one item alone, whatever else its columns hold, with this key. */
function itemWithKey<P extends Graded>(paper: P, index: number, key: string): P {
  const alone = Object.entries(paper).map(([column, value]) => [
    column,
    Array.isArray(value) ? [value[index]] : value,
  ]);
  return { ...Object.fromEntries(alone), answerKeys: [key] };
}
