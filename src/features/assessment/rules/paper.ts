import type { BlueprintLine } from './blueprint.ts';
import { type CreditRule, creditRules } from './credit.ts';
import type { Question } from './question.ts';
import { kindOf, type QuestionKind } from './question-kind.ts';
import { type Random, seededRandom, shuffle } from './seeded-random.ts';

/**
 * A paper; its arrays are in item order. `optionOrders` holds the bank's keys in the order shown,
 * `answerKeys` the right answers as shown. Kinds and keys are copies: grading reads no bank.
 */
export interface Paper {
  questionIds: string[];
  /** The version of each question that the paper shows. */
  versionNos: number[];
  kinds: QuestionKind[];
  optionOrders: string[];
  answerKeys: string[];
  points: number[];
  /** The rule of partial credit of each item; none in papers of before, which give all or nothing. */
  credits: CreditRule[];
  lessonIds: string[];
}

/** The columns of a paper in a table. */
export type PaperRow = Omit<Paper, 'kinds' | 'credits'> & { kinds: string[]; credits: string[] };

export function toPaper(row: PaperRow): Paper {
  const { questionIds, versionNos, kinds, optionOrders, answerKeys, points, credits, lessonIds } =
    row;
  return {
    questionIds,
    versionNos,
    kinds: kinds as QuestionKind[],
    optionOrders,
    answerKeys,
    points,
    credits: credits as CreditRule[],
    lessonIds,
  };
}

/** A paper of one question, its options in the order of the bank unless that order is the answer. */
export function paperOfOne(question: Question): Paper {
  const { orderTells, orderOptions, keyOf } = kindOf(question.kind);
  const order = orderTells
    ? orderOptions(question.options, seededRandom(question.id))
    : question.options.map(({ key }) => key).join('');
  return {
    questionIds: [question.id],
    versionNos: [question.versionNo],
    kinds: [question.kind],
    optionOrders: [order],
    answerKeys: [keyOf(question.answer, order)],
    points: [1],
    credits: [usualCredit(question.kind)],
    lessonIds: [question.lessonId],
  };
}

/** A paper of a few questions in their order, each as in `paperOfOne`. */
export function paperOf(questions: readonly Question[]): Paper {
  const ones = questions.map(paperOfOne);
  return {
    questionIds: ones.flatMap((one) => one.questionIds),
    versionNos: ones.flatMap((one) => one.versionNos),
    kinds: ones.flatMap((one) => one.kinds),
    optionOrders: ones.flatMap((one) => one.optionOrders),
    answerKeys: ones.flatMap((one) => one.answerKeys),
    points: ones.flatMap((one) => one.points),
    credits: ones.flatMap((one) => one.credits),
    lessonIds: ones.flatMap((one) => one.lessonIds),
  };
}

/** The bank cannot fill the blueprint; the message names the line. */
export class BankTooSmall extends Error {}

/**
 * Assembles a paper by a blueprint: questions spread over lessons and difficulties, groups whole and in
 * order, options shuffled except in true/false (E16). The same seed gives the same paper. Throws
 * `BankTooSmall`.
 */
export function assemblePaper(
  bank: readonly Question[],
  blueprint: readonly BlueprintLine[],
  seed: string,
): Paper {
  const random = seededRandom(seed);
  const items = blueprint
    .flatMap((line) => selectLine(bank, line, random).map((question) => ({ question, line })))
    .map(({ question, line: { points, credit } }) => {
      const { orderOptions, keyOf } = kindOf(question.kind);
      const order = orderOptions(question.options, random);
      const rule = creditFor(question.kind, credit);
      return { question, points, rule, order, key: keyOf(question.answer, order) };
    });
  return {
    questionIds: items.map(({ question }) => question.id),
    versionNos: items.map(({ question }) => question.versionNo),
    kinds: items.map(({ question }) => question.kind),
    optionOrders: items.map(({ order }) => order),
    answerKeys: items.map(({ key }) => key),
    points: items.map(({ points }) => points),
    credits: items.map(({ rule }) => rule),
    lessonIds: items.map(({ question }) => question.lessonId),
  };
}

/** The rule of credit of a kind when nothing else is said. */
export function usualCredit(kind: QuestionKind): CreditRule {
  const [usual] = Object.keys(kindOf(kind).credits) as CreditRule[];
  return usual ?? (creditRules[0] as CreditRule);
}

/** The rule asked for where the kind knows it: the questions of a case are of several kinds. */
const creditFor = (kind: QuestionKind, asked: CreditRule | undefined): CreditRule =>
  asked !== undefined && kindOf(kind).credits[asked] !== undefined ? asked : usualCredit(kind);

function selectLine(bank: readonly Question[], line: BlueprintLine, random: Random): Question[] {
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

// One candidate (a question or a group) from each lesson in turn, in random order, until there are enough:
// the one whose difficulty is used least so far, relative to how often the bank has it.
function spread<T>(
  candidates: readonly T[],
  questionOf: (candidate: T) => Question,
  line: BlueprintLine,
  random: Random,
): T[] {
  if (candidates.length < line.count)
    throw new BankTooSmall(`${line.kind}: ${line.count} asked, ${candidates.length} in the bank`);
  const difficultyOf = (candidate: T) => questionOf(candidate).difficulty;
  const available = Map.groupBy(candidates, difficultyOf);
  const used = new Map<number, number>();
  const shareUsed = (candidate: T) =>
    (used.get(difficultyOf(candidate)) ?? 0) /
    (available.get(difficultyOf(candidate))?.length ?? 1);
  const byLesson = Map.groupBy(shuffle(candidates, random), (one) => questionOf(one).lessonId);
  const lessons = shuffle([...byLesson.values()], random);
  const selected: T[] = [];
  for (let turn = 0; selected.length < line.count; turn += 1) {
    const remaining = lessons[turn % lessons.length] as T[];
    const next = remaining.toSorted((a, b) => shareUsed(a) - shareUsed(b))[0];
    if (next === undefined) continue;
    remaining.splice(remaining.indexOf(next), 1);
    used.set(difficultyOf(next), (used.get(difficultyOf(next)) ?? 0) + 1);
    selected.push(next);
  }
  return selected;
}
