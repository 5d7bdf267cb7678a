import { kindOf, type Paper, type QuestionKind } from '../../src/features/assessment/index.ts';
import type { Save } from '../../src/features/irregularities/rules/answer-pace/arrivals.ts';
import type { Chance } from './chance.ts';
import type { ExamBank, TrueQuestion } from './exam-bank.ts';

/** Who sits: knowledge, pace, and what he believes from his notes, right or wrong. */
export interface Examinee {
  accountId: string;
  ability: number;
  /** Times the ordinary pace: below 1 is quick. */
  pace: number;
  beliefs: Map<string, string>;
  ties: string[];
  startedAt: number;
}

/** How a network treats what is sent. */
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
  /** What kind of cheating it is; null when honest. */
  cheat: string | null;
}

/** What a person answers who works alone. */
export function answerAlone(chance: Chance, { ability, beliefs }: Examinee, asked: TrueQuestion) {
  const believed = beliefs.get(asked.id);
  if (believed !== undefined) return believed;
  const guess = 1 / (asked.lures.length + 1);
  const knows = 1 / (1 + Math.exp(-asked.slope * (asked.ease + ability)));
  if (chance.happens(guess + (1 - guess) * knows)) return asked.answer;
  // Who knows much falls for the tempting wrong answer, who knows little for any.
  const sharpness = 1 + 0.4 * ability;
  return (
    asked.lures[chance.weighted(asked.lures.map(({ weight }) => weight ** sharpness))] ?? asked
  ).answer;
}

/** Milliseconds a person needs for a question. */
export function timeAlone(chance: Chance, { pace }: Examinee, asked: TrueQuestion): number {
  return pace * chance.logNormal(4 + asked.characters / 6, 0.45) * 1000;
}

/** Sits a paper: answers and their moments are given, the network decides when they arrive. */
export function sit(
  chance: Chance,
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
  const form = how.form ?? chance.below(bank.forms.length);
  const paper = bank.forms[form] as Paper;
  const asked = paper.questionIds.map((id) => bank.questions.get(id) as TrueQuestion);
  const answers = asked.map(
    (one, item) => how.answer?.(one, item) ?? answerAlone(chance, examinee, one),
  );
  const moments: number[] = [];
  asked.forEach((one, item) => {
    const before = moments.at(-1) ?? 0;
    moments.push(how.moment?.(one, item, before) ?? before + timeAlone(chance, examinee, one));
  });
  const score = asked.reduce(
    (sum, one, item) => sum + (answers[item] === one.answer ? (paper.points[item] as number) : 0),
    0,
  );
  const right = asked.filter((one, item) => answers[item] === one.answer).length;
  const saves = send(chance, moments, how.network ?? drawNetwork(chance));
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

function drawNetwork(chance: Chance): Network {
  const networks = ['GOOD', 'FLAKY', 'OUTAGE', 'NO_SCRIPT'] as const;
  return networks[chance.weighted([0.8, 0.1, 0.07, 0.03])] as Network;
}

/** When the answers arrive: after an outage all that waited come at once, with one time. */
function send(chance: Chance, moments: readonly number[], network: Network): Save[] {
  const last = moments.at(-1) ?? 0;
  if (network === 'NO_SCRIPT') return moments.map((_, item) => ({ item: item + 1, at: last }));
  const begins = chance.next() * last;
  const ends = begins + chance.logNormal(240_000, 0.7);
  let free = 0;
  return moments.map((moment, item) => {
    let at = moment + 80 + chance.next() * 200;
    if (network === 'OUTAGE' && at > begins && at < ends) at = ends;
    if (network === 'FLAKY' && chance.happens(0.15)) at += chance.logNormal(12_000, 0.8);
    // One request at a time: what follows waits for the one under way.
    free = Math.max(free, at);
    return { item: item + 1, at: Math.round(free) };
  });
}

/** Letters as the person's form shows them. */
export function shownResponses({ paper, answers }: Sitting): string[] {
  return answers.map((answer, item) =>
    kindOf(paper.kinds[item] as QuestionKind).keyOf(answer, paper.optionOrders[item] as string),
  );
}
