/** Sums kept of one question (question_figures). */
export interface ItemSums {
  n: number;
  rightN: number;
  scoreSum: number;
  scoreSquareSum: number;
  rightScoreSum: number;
}

export interface ItemAnalysis {
  /** Share of right answers, 0 to 1: the smaller, the harder. */
  difficulty: number;
  /** Point-biserial correlation of a right answer with the score; null when nothing varies. */
  discrimination: number | null;
}

/** Difficulty and discrimination of a question, from its sums alone. */
export function analyseItem({
  n,
  rightN,
  scoreSum,
  scoreSquareSum,
  rightScoreSum,
}: ItemSums): ItemAnalysis {
  const difficulty = rightN / n;
  const spread = Math.sqrt(
    Math.max(0, n * scoreSquareSum - scoreSum ** 2) * Math.max(0, n * rightN - rightN ** 2),
  );
  return {
    difficulty,
    discrimination: spread > 0 ? (n * rightScoreSum - rightN * scoreSum) / spread : null,
  };
}

/** What to do with a question; null when it is well. */
export function adviceFor({ difficulty, discrimination }: ItemAnalysis): string | null {
  if (discrimination !== null && discrimination < 0) return '答案或题干可能有误，请复核';
  if (discrimination !== null && discrimination < 0.15) return '区分度低，建议修改';
  if (difficulty > 0.95) return '过易';
  if (difficulty < 0.25) return '过难';
  return null;
}
