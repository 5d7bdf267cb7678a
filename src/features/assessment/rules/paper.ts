import type { BlueprintLine } from './blueprint.ts';
import type { Question } from './question.ts';
import { kindOf, type QuestionKind } from './question-kind.ts';
import { type Random, seededRandom, shuffle } from './seeded-random.ts';

/**
 * A drawn paper. Arrays run in item order. `optionOrders` holds the bank's keys in the order they
 * are shown; `answerKeys` the right answers as shown. Kinds and keys are frozen: grading asks no bank.
 */
export interface Paper {
  questionIds: string[];
  kinds: QuestionKind[];
  optionOrders: string[];
  answerKeys: string[];
  points: number[];
  lessonIds: string[];
}

/** The columns of a paper in a table. */
export type PaperRow = Omit<Paper, 'kinds'> & { kinds: string[] };

export function toPaper(row: PaperRow): Paper {
  const { questionIds, kinds, optionOrders, answerKeys, points, lessonIds } = row;
  return {
    questionIds,
    kinds: kinds as QuestionKind[],
    optionOrders,
    answerKeys,
    points,
    lessonIds,
  };
}

/** A paper of one question, its options in the order of the bank. */
export function paperOfOne(question: Question): Paper {
  const order = question.options.map(({ key }) => key).join('');
  return {
    questionIds: [question.id],
    kinds: [question.kind],
    optionOrders: [order],
    answerKeys: [kindOf(question.kind).keyOf(question.answer, order)],
    points: [1],
    lessonIds: [question.lessonId],
  };
}

/** The bank cannot fill the blueprint; says which line. */
export class BankTooSmall extends Error {}

/**
 * Draws a paper by a blueprint: questions spread over lessons and difficulties, groups kept together and in order,
 * options shuffled except in true/false. The same seed gives the same paper. Throws `BankTooSmall`.
 */
export function drawPaper(
  bank: readonly Question[],
  blueprint: readonly BlueprintLine[],
  seed: string,
): Paper {
  const random = seededRandom(seed);
  const drawn = blueprint.flatMap((line) =>
    drawLine(bank, line, random).map((question) => ({ question, points: line.points })),
  );
  const orders = drawn.map(({ question }) =>
    kindOf(question.kind).orderOptions(question.options, random),
  );
  return {
    questionIds: drawn.map(({ question }) => question.id),
    kinds: drawn.map(({ question }) => question.kind),
    optionOrders: orders,
    answerKeys: drawn.map(({ question: { kind, answer } }, index) =>
      kindOf(kind).keyOf(answer, orders[index] as string),
    ),
    points: drawn.map(({ points }) => points),
    lessonIds: drawn.map(({ question }) => question.lessonId),
  };
}

function drawLine(bank: readonly Question[], line: BlueprintLine, random: Random): Question[] {
  if (line.kind === 'GROUP') {
    const groups = groupsOf(bank).filter((questions) => questions.length === line.questionsEach);
    return spread(groups, (questions) => questions[0] as Question, line, random).flat();
  }
  const singles = bank.filter(
    (question) => question.kind === line.kind && question.groupId === null,
  );
  return spread(singles, (question) => question, line, random);
}

function groupsOf(bank: readonly Question[]): Question[][] {
  const groups = Map.groupBy(
    bank.filter((question) => question.groupId !== null),
    (question) => question.groupId,
  );
  return [...groups.values()].map((questions) =>
    questions.toSorted((a, b) => (a.groupPosition ?? 0) - (b.groupPosition ?? 0)),
  );
}

// One from each lesson in turn, lessons in random order, until there are enough; of a lesson the one
// whose difficulty has been asked least so far, measured by how much of it the bank has.
function spread<T>(
  things: readonly T[],
  questionOf: (thing: T) => Question,
  line: BlueprintLine,
  random: Random,
): T[] {
  if (things.length < line.count)
    throw new BankTooSmall(`${line.kind}: ${line.count} asked, ${things.length} in the bank`);
  const difficultyOf = (thing: T) => questionOf(thing).difficulty;
  const there = Map.groupBy(things, difficultyOf);
  const asked = new Map<number, number>();
  const shareAsked = (thing: T) =>
    (asked.get(difficultyOf(thing)) ?? 0) / (there.get(difficultyOf(thing))?.length ?? 1);
  const byLesson = Map.groupBy(shuffle(things, random), (thing) => questionOf(thing).lessonId);
  const piles = shuffle([...byLesson.values()], random);
  const taken: T[] = [];
  for (let turn = 0; taken.length < line.count; turn += 1) {
    const pile = piles[turn % piles.length] as T[];
    const thing = pile.toSorted((a, b) => shareAsked(a) - shareAsked(b))[0];
    if (thing === undefined) continue;
    pile.splice(pile.indexOf(thing), 1);
    asked.set(difficultyOf(thing), (asked.get(difficultyOf(thing)) ?? 0) + 1);
    taken.push(thing);
  }
  return taken;
}
