import type { Paper } from '../../assessment/index.ts';
import { fits, type PaperLine, type Unit } from './paper-line.ts';

/** A variant beside the others of its set. */
export interface ComparedVariant {
  no: number;
  items: number;
  points: number;
  /** Mean of the questions' difficulty (1 easy to 3 hard), weighted by points. */
  difficulty: number;
  /** The variant it shares most with, and the share of its items, 0 to 1. */
  nearest: { no: number; share: number } | null;
}

/** The share of the items of a paper that another has too. */
export function overlap(
  one: Pick<Paper, 'questionIds'>,
  other: Pick<Paper, 'questionIds'>,
): number {
  const ids = new Set(other.questionIds);
  const shared = one.questionIds.filter((id) => ids.has(id)).length;
  return one.questionIds.length === 0 ? 0 : shared / one.questionIds.length;
}

/** Compares the variants of a set. */
export function compareVariants(
  papers: readonly Paper[],
  difficultyOf: (questionId: string) => number,
): ComparedVariant[] {
  return papers.map((paper, at) => {
    const points = paper.points.reduce((sum, one) => sum + one, 0);
    const weighted = paper.questionIds.reduce(
      (sum, id, item) => sum + difficultyOf(id) * (paper.points[item] ?? 0),
      0,
    );
    const others = papers
      .map((other, no) => ({ no: no + 1, share: overlap(paper, other) }))
      .filter(({ no }) => no !== at + 1)
      .toSorted((a, b) => b.share - a.share);
    return {
      no: at + 1,
      items: paper.questionIds.length,
      points,
      difficulty: points === 0 ? 0 : weighted / points,
      nearest: others[0] ?? null,
    };
  });
}

/** How many units of the bank fit a line, and how much two variants have to share of it at least. */
export interface LineSupply {
  fitting: number;
  enough: boolean;
  /** Share of the line that any two variants have in common at least, 0 to 1. */
  sharedAtLeast: number;
}

export function supplyOf(units: readonly Unit[], line: PaperLine): LineSupply {
  const fitting = units.filter((unit) => fits(unit, line)).length;
  const shared = Math.max(0, 2 * line.count - fitting);
  return {
    fitting,
    enough: fitting >= line.count,
    sharedAtLeast: line.count === 0 ? 0 : Math.min(1, shared / line.count),
  };
}
