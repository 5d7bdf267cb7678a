/** Sums over the people who had a question; figures derive from them. */
export interface ItemSums {
  n: number;
  unanswered: number;
  /** Share of its points earned, 0 to 1, and points of the rest of the paper. */
  shareSum: number;
  shareSquareSum: number;
  restSum: number;
  restSquareSum: number;
  shareRestSum: number;
}

export const noSums = (): ItemSums => ({
  n: 0,
  unanswered: 0,
  shareSum: 0,
  shareSquareSum: 0,
  restSum: 0,
  restSquareSum: 0,
  shareRestSum: 0,
});

/** Adds one person's answer: the share earned and the points of everything else in their paper. */
export function addAnswer(
  sums: ItemSums,
  { share, rest, isAnswered }: { share: number; rest: number; isAnswered: boolean },
): void {
  sums.n += 1;
  if (!isAnswered) sums.unanswered += 1;
  sums.shareSum += share;
  sums.shareSquareSum += share * share;
  sums.restSum += rest;
  sums.restSquareSum += rest * rest;
  sums.shareRestSum += share * rest;
}

/** How easy a question is: the mean share of its points; null before anybody had it. */
export function facilityOf({ n, shareSum }: ItemSums): number | null {
  return n === 0 ? null : shareSum / n;
}

/**
 * How well a question tells those who know more from those who know less: the correlation of its share with the
 * rest of the paper (corrected point-biserial). Null where everybody did the same.
 */
export function discriminationOf(sums: ItemSums): number | null {
  const { n, shareSum, shareSquareSum, restSum, restSquareSum, shareRestSum } = sums;
  const shareSpread = n * shareSquareSum - shareSum * shareSum;
  const restSpread = n * restSquareSum - restSum * restSum;
  if (shareSpread < 1e-9 || restSpread < 1e-9) return null;
  return (n * shareRestSum - shareSum * restSum) / Math.sqrt(shareSpread * restSpread);
}

/** Sums over the people who sat a paper: their scores, and the points of each of its items. */
export interface PaperSums {
  n: number;
  scoreSum: number;
  scoreSquareSum: number;
  itemSums: number[];
  itemSquareSums: number[];
}

/** How reliable a paper is, and how far a score may be off. */
export interface PaperFigures {
  mean: number;
  deviation: number;
  /** Cronbach's alpha: KR-20 where every item earns all or nothing. */
  alpha: number;
  /** Standard error of measurement, in points. */
  standardError: number;
}

/** The figures of a paper; null for fewer than two people or items, and where all scores are the same. */
export function paperFigures(sums: PaperSums): PaperFigures | null {
  const { n, scoreSum, scoreSquareSum, itemSums, itemSquareSums } = sums;
  const items = itemSums.length;
  if (n < 2 || items < 2) return null;
  const variance = varianceOf(n, scoreSum, scoreSquareSum);
  if (variance < 1e-9) return null;
  const ofItems = itemSums.reduce(
    (sum, points, item) => sum + varianceOf(n, points, itemSquareSums[item] ?? 0),
    0,
  );
  const alpha = (items / (items - 1)) * (1 - ofItems / variance);
  const deviation = Math.sqrt(variance);
  return {
    mean: scoreSum / n,
    deviation,
    alpha,
    standardError: deviation * Math.sqrt(Math.max(0, 1 - alpha)),
  };
}

/** The variance of all people who sat it, not of a sample. */
const varianceOf = (n: number, sum: number, squareSum: number) => squareSum / n - (sum / n) ** 2;
