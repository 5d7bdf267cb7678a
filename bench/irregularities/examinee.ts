import { kindOf, type Paper, type QuestionKind } from '../../src/features/assessment/index.ts';
import type { Save } from '../../src/features/irregularities/rules/answer-pace/arrivals.ts';
import type { ExamBank, TrueQuestion } from './exam-bank.ts';
import type { Random } from './random.ts';

/** An examinee: knowledge, pace, and beliefs from notes, right or wrong. */
export interface Examinee {
  accountId: string;
  ability: number;
  /** Factor of the average time: below 1 is quick. */
  pace: number;
  beliefs: Map<string, string>;
  ties: string[];
  startedAt: number;
}

/** The quality of the network. */
export type Network = 'GOOD' | 'FLAKY' | 'OUTAGE' | 'NO_SCRIPT';

export interface Sitting {
  examinee: Examinee;
  paper: Paper;
  /** Form's place in the bank. */
  form: number;
  /** In the bank's letters, by item. */
  answers: string[];
  /** True moments of the answers, in milliseconds. */
  moments: number[];
  saves: Save[];
  right: number;
  passed: boolean;
  /** The kind of cheating; null when honest. */
  cheat: string | null;
}

/** Returns the answer of a person who works alone. */
export function answerAlone(random: Random, { ability, beliefs }: Examinee, asked: TrueQuestion) {
  const believed = beliefs.get(asked.id);
  if (believed !== undefined) return believed;
  const guess = 1 / (asked.lures.length + 1);
  const knows = 1 / (1 + Math.exp(-asked.slope * (asked.ease + ability)));
  if (random.happens(guess + (1 - guess) * knows)) return asked.answer;
  // People with much knowledge choose the tempting wrong answer, others any.
  const sharpness = 1 + 0.4 * ability;
  return (
    asked.lures[random.weighted(asked.lures.map(({ weight }) => weight ** sharpness))] ?? asked
  ).answer;
}

/** Returns the milliseconds a person needs for a question. */
export function timeAlone(random: Random, { pace }: Examinee, asked: TrueQuestion): number {
  return pace * random.logNormal(4 + asked.characters / 6, 0.45) * 1000;
}

/** Returns a sitting from answers and their times; the network decides when they arrive. */
export function sit(
  random: Random,
  bank: ExamBank,
  examinee: Examinee,
  how: {
    form?: number;
    network?: Network;
    cheat?: string;
    answer?: (asked: TrueQuestion, item: number) => string;
    moment?: (asked: TrueQuestion, item: number, before: number) => number;
  } = {},
): Sitting {
  const form = how.form ?? random.below(bank.forms.length);
  const paper = bank.forms[form] as Paper;
  const asked = paper.questionIds.map((id) => bank.questions.get(id) as TrueQuestion);
  const answers = asked.map(
    (one, item) => how.answer?.(one, item) ?? answerAlone(random, examinee, one),
  );
  const moments: number[] = [];
  asked.forEach((one, item) => {
    const before = moments.at(-1) ?? 0;
    moments.push(how.moment?.(one, item, before) ?? before + timeAlone(random, examinee, one));
  });
  const score = asked.reduce(
    (sum, one, item) => sum + (answers[item] === one.answer ? (paper.points[item] as number) : 0),
    0,
  );
  const right = asked.filter((one, item) => answers[item] === one.answer).length;
  const saves = send(random, moments, how.network ?? drawNetwork(random));
  const passed = score >= bank.passMark;
  return {
    examinee,
    paper,
    form,
    answers,
    moments,
    saves,
    right,
    passed,
    cheat: how.cheat ?? null,
  };
}

function drawNetwork(random: Random): Network {
  const networks = ['GOOD', 'FLAKY', 'OUTAGE', 'NO_SCRIPT'] as const;
  return networks[random.weighted([0.8, 0.1, 0.07, 0.03])] as Network;
}

/** Returns when answers arrive: after an outage all queued ones at once, with one time. */
function send(random: Random, moments: readonly number[], network: Network): Save[] {
  const last = moments.at(-1) ?? 0;
  if (network === 'NO_SCRIPT') return moments.map((_, item) => ({ item: item + 1, at: last }));
  const begins = random.next() * last;
  const ends = begins + random.logNormal(240_000, 0.7);
  let free = 0;
  return moments.map((moment, item) => {
    let at = moment + 80 + random.next() * 200;
    if (network === 'OUTAGE' && at > begins && at < ends) at = ends;
    if (network === 'FLAKY' && random.happens(0.15)) at += random.logNormal(12_000, 0.8);
    // One request at a time: later answers wait for it.
    free = Math.max(free, at);
    return { item: item + 1, at: Math.round(free) };
  });
}

/** Returns the answers in the letters of the person's variant. */
export function shownResponses({ paper, answers }: Sitting): string[] {
  return answers.map((answer, item) =>
    kindOf(paper.kinds[item] as QuestionKind).keyOf(answer, paper.optionOrders[item] as string),
  );
}
