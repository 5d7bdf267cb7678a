import {
  type CreditRule,
  kindOf,
  type Paper,
  type Question,
  type QuestionKind,
  type Random,
  seededRandom,
  shuffle,
  usualCredit,
} from '../../assessment/index.ts';
import { fits, type PaperLine, type Unit, unitsOf } from './paper-line.ts';

export interface DrawOrder {
  lines: readonly PaperLine[];
  variants: number;
  /** Questions that every variant has. */
  pinned: readonly string[];
  /** Questions whose options keep the order of the bank. */
  unshuffled: readonly string[];
  /** The rules of partial credit of the topic, where they are not the usual ones. */
  credits: ReadonlyMap<QuestionKind, CreditRule>;
  seed: string;
}

/** A line that the bank cannot fill, by its place, or a pinned question that fits no line. */
export type DrawFault = { line: number } | { pinned: string };

/**
 * Draws parallel variants: every variant fills every line; pinned questions are in each; otherwise what was
 * used least so far is taken first, so that variants share as little as the bank allows. The same seed gives
 * the same papers.
 */
export function drawVariants(
  bank: readonly Question[],
  order: DrawOrder,
): { papers: Paper[] } | { fault: DrawFault } {
  const random = seededRandom(order.seed);
  const units = unitsOf(bank);
  const used = new Map<Unit, number>();
  const papers: Paper[] = [];
  for (let at = 0; at < order.variants; at += 1) {
    const drawn = drawOne(units, order, used, random);
    if ('fault' in drawn) return drawn;
    papers.push(toPaper(drawn.units, order, random));
  }
  return { papers };
}

function drawOne(
  units: readonly Unit[],
  { lines, pinned }: DrawOrder,
  used: Map<Unit, number>,
  random: Random,
): { units: Unit[][] } | { fault: DrawFault } {
  const isPinned = (unit: Unit) => unit.some(({ id }) => pinned.includes(id));
  const taken = new Set<Unit>();
  const chosen: Unit[][] = lines.map(() => []);
  // The line with the least choice first: what only it can use is not taken by another.
  const places = lines
    .map((line, at) => ({ line, at, fitting: units.filter((unit) => fits(unit, line)) }))
    .toSorted((a, b) => a.fitting.length - a.line.count - (b.fitting.length - b.line.count));
  for (const { line, at, fitting } of places)
    for (const unit of fitting)
      if (isPinned(unit) && !taken.has(unit) && (chosen[at] as Unit[]).length < line.count) {
        (chosen[at] as Unit[]).push(unit);
        taken.add(unit);
      }
  const unplaced = pinned.find((id) => ![...taken].flat().some((one) => one.id === id));
  if (unplaced) return { fault: { pinned: unplaced } };
  for (const { line, at, fitting } of places) {
    const free = shuffle(
      fitting.filter((unit) => !taken.has(unit)),
      random,
    ).toSorted((a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0));
    const missing = line.count - (chosen[at] as Unit[]).length;
    if (free.length < missing) return { fault: { line: at } };
    for (const unit of free.slice(0, missing)) {
      (chosen[at] as Unit[]).push(unit);
      taken.add(unit);
    }
  }
  for (const unit of taken) used.set(unit, (used.get(unit) ?? 0) + 1);
  return { units: chosen.map((line) => shuffle(line, random)) };
}

function toPaper(
  chosen: readonly Unit[][],
  { lines, unshuffled, credits }: DrawOrder,
  random: Random,
): Paper {
  const items = chosen.flatMap((units, at) =>
    units.flat().map((question) => ({ question, points: lines[at]?.points ?? 0 })),
  );
  const orders = items.map(({ question: { id, kind, options } }) =>
    unshuffled.includes(id)
      ? options.map(({ key }) => key).join('')
      : kindOf(kind).orderOptions(options, random),
  );
  return {
    questionIds: items.map(({ question }) => question.id),
    versionNos: items.map(({ question }) => question.versionNo),
    kinds: items.map(({ question }) => question.kind),
    optionOrders: orders,
    answerKeys: items.map(({ question }, at) =>
      kindOf(question.kind).keyOf(question.answer, orders[at] as string),
    ),
    points: items.map(({ points }) => points),
    credits: items.map(({ question }) => credits.get(question.kind) ?? usualCredit(question.kind)),
    lessonIds: items.map(({ question }) => question.lessonId),
  };
}
