import type { BlueprintLine } from './blueprint.ts';
import { letters, type Question } from './question.ts';
import { type Random, seededRandom, shuffle } from './seeded-random.ts';

/**
 * A drawn paper. Arrays run in item order. `optionOrders` holds the bank's keys in the order they
 * are shown; `answerKeys` the right letters as shown, sorted, so that grading compares texts.
 */
export interface Paper {
  questionIds: string[];
  optionOrders: string[];
  answerKeys: string[];
  points: number[];
  lessonIds: string[];
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
  const orders = drawn.map(({ question }) => orderOf(question, random));
  return {
    questionIds: drawn.map(({ question }) => question.id),
    optionOrders: orders,
    answerKeys: drawn.map(({ question }, index) =>
      shownKey(question.answer, orders[index] as string),
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

function orderOf(question: Question, random: Random): string {
  const keys = question.options.map((option) => option.key);
  return (question.kind === 'TRUE_FALSE' ? keys : shuffle(keys, random)).join('');
}

/** The bank's keys as the letters a paper shows them under, sorted. */
export function shownKey(keys: string, order: string): string {
  return [...keys]
    .map((key) => letters[order.indexOf(key)])
    .toSorted()
    .join('');
}

export interface Grade {
  score: number;
  /** Whether each item was right, in item order. */
  right: boolean[];
  byLesson: { lessonId: string; score: number; full: number }[];
}

/**
 * Compares responses with the key: an item earns its points when exactly the right letters were
 * given, else nothing. Responses run in item order; '' where none was given.
 */
export function gradeResponses(
  paper: Pick<Paper, 'answerKeys' | 'points' | 'lessonIds'>,
  responses: readonly string[],
): Grade {
  const right = paper.answerKeys.map(
    (key, index) => normaliseResponse(responses[index] ?? '') === key,
  );
  const earned = paper.points.map((points, index) => (right[index] ? points : 0));
  const byLesson = new Map<string, { lessonId: string; score: number; full: number }>();
  paper.lessonIds.forEach((lessonId, index) => {
    const row = byLesson.get(lessonId) ?? { lessonId, score: 0, full: 0 };
    row.score += earned[index] as number;
    row.full += paper.points[index] as number;
    byLesson.set(lessonId, row);
  });
  return {
    score: earned.reduce((sum, points) => sum + points, 0),
    right,
    byLesson: [...byLesson.values()],
  };
}

/** One spelling for a response: its letters, each once, in order. */
export function normaliseResponse(response: string): string {
  return [...new Set(response.toUpperCase().replaceAll(/[^A-H]/g, ''))].toSorted().join('');
}
