import {
  earnedPoints,
  isChoice,
  type Paper,
  type QuestionKind,
  shareOfItem,
} from '../../assessment/index.ts';
import { addAnswer, type ItemSums, noSums, type PaperSums } from './item-figures.ts';

export type UsePurpose = 'EXAM' | 'PRACTICE';

/** What people gave to a version: its sums, and each answer with [how many, their points of the rest]. */
export interface VersionUse {
  questionId: string;
  versionNo: number;
  purpose: UsePurpose;
  sums: ItemSums;
  answers: Map<string, [number, number]>;
}

/** A paper as its sittings are counted: where a key was corrected, what holds now. */
export interface CountedPaper extends Paper {
  /** By item number: every key that earns the points; 'ALL' for everybody, 'LEFT_OUT' where it does not count. */
  corrected: ReadonlyMap<number, readonly string[] | 'ALL' | 'LEFT_OUT'>;
}

const letters = 'ABCDEFGH';

/** Adds up sittings one by one; nothing of a person is kept. */
export class UseCounter {
  readonly #versions = new Map<string, VersionUse>();
  readonly #papers = new Map<string, PaperSums>();

  /** Counts a sitting: the responses in item order, '' where none. `paperId` null where the paper is one person's. */
  add(
    purpose: UsePurpose,
    {
      paperId,
      paper,
      responses,
    }: { paperId: string | null; paper: CountedPaper; responses: readonly string[] },
  ): void {
    const shares = paper.kinds.map((_, at) => shareOf(paper, at, responses[at] ?? ''));
    const earned = shares.map((share, at) =>
      share === null ? 0 : earnedPoints(paper.points[at] as number, share),
    );
    const score = earned.reduce((sum, points) => sum + points, 0);
    shares.forEach((share, at) => {
      if (share === null) return;
      const response = responses[at] ?? '';
      const rest = score - (earned[at] as number);
      const use = this.#useOf(paper, at, purpose);
      addAnswer(use.sums, { share, rest, isAnswered: response !== '' });
      for (const key of keysOf(paper, at, response)) {
        const [n, restSum] = use.answers.get(key) ?? [0, 0];
        use.answers.set(key, [n + 1, restSum + rest]);
      }
    });
    if (paperId !== null) this.#addScore(paperId, score, earned);
  }

  get versions(): VersionUse[] {
    return [...this.#versions.values()];
  }

  get papers(): ReadonlyMap<string, PaperSums> {
    return this.#papers;
  }

  #useOf(paper: Paper, at: number, purpose: UsePurpose): VersionUse {
    const questionId = paper.questionIds[at] as string;
    const versionNo = paper.versionNos[at] as number;
    const key = `${purpose} ${versionNo} ${questionId}`;
    const use = this.#versions.get(key) ?? {
      questionId,
      versionNo,
      purpose,
      sums: noSums(),
      answers: new Map(),
    };
    this.#versions.set(key, use);
    return use;
  }

  #addScore(paperId: string, score: number, earned: readonly number[]): void {
    const sums = this.#papers.get(paperId) ?? {
      n: 0,
      scoreSum: 0,
      scoreSquareSum: 0,
      itemSums: earned.map(() => 0),
      itemSquareSums: earned.map(() => 0),
    };
    sums.n += 1;
    sums.scoreSum += score;
    sums.scoreSquareSum += score * score;
    earned.forEach((points, at) => {
      sums.itemSums[at] = (sums.itemSums[at] ?? 0) + points;
      sums.itemSquareSums[at] = (sums.itemSquareSums[at] ?? 0) + points * points;
    });
    this.#papers.set(paperId, sums);
  }
}

/** The share of its points an item earns now; null where it does not count. */
function shareOf(paper: CountedPaper, at: number, response: string): number | null {
  const correction = paper.corrected.get(at + 1);
  if (correction === 'LEFT_OUT') return null;
  if (correction === 'ALL') return 1;
  const keys = correction ?? [paper.answerKeys[at] as string];
  return Math.max(...keys.map((key) => shareOfItem(paper, at, response, key)));
}

const longestAnswer = 60;

/** What was answered: of a choice the bank's key of each option, else the response itself. */
function keysOf({ kinds, optionOrders }: Paper, at: number, response: string): string[] {
  if (response === '') return [];
  if (!isChoice(kinds[at] as QuestionKind)) return [response.slice(0, longestAnswer)];
  const order = optionOrders[at] as string;
  return [...response].flatMap((letter) => order[letters.indexOf(letter)] ?? []);
}
